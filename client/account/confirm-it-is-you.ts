type Ask = (answer: (confirmed: boolean) => void) => void;

let ask: Ask | undefined;

/** The page's dialog says here that it is there to ask. @returns what takes it away again */
export function askWith(dialog: Ask): () => void {
  ask = dialog;
  return () => {
    if (ask === dialog) ask = undefined;
  };
}

/** Asks the person to show again who they are, over the page as it is. False when they would rather not. */
export const confirmItIsYou = (): Promise<boolean> =>
  new Promise((resolve) => (ask ? ask(resolve) : resolve(false)));
