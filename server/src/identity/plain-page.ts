/** Escapes text for HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * A small page that works without the client's build and without scripts.
 * @param main HTML, already escaped.
 */
export function plainPage({
  title,
  stylesheet,
  main,
}: {
  title: string;
  stylesheet: string;
  main: string;
}): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} – Parley</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${escapeHtml(stylesheet)}">
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

/** Says what the page's own address must not tell anybody: it may hold a link that signs a person in. */
export const privatePage = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

export const plainStyles = `body { margin: 0; color: #0b0c0c; background: #fff; font: 1.1875rem/1.32 arial, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 2rem; line-height: 1.1; }
h2 { margin: 0; font-size: 1.5rem; line-height: 1.2; }
a { color: #1a65a6; overflow-wrap: anywhere; }
a:hover { color: #0f385c; }
a:focus-visible { outline: 3px solid transparent; color: #0b0c0c; background: #fd0; box-shadow: 0 -2px #fd0, 0 4px #0b0c0c; }
button { padding: 0.5rem 0.75rem; border: 2px solid transparent; color: #fff; background: #0f7a52; box-shadow: 0 2px #083d29; font: inherit; cursor: pointer; }
button:hover { background: #0b5c3e; }
button:focus-visible { outline: 3px solid transparent; color: #0b0c0c; background: #fd0; box-shadow: 0 2px #0b0c0c; }
ol { margin: 0; padding: 0; list-style: none; }
li { padding: 1.25rem 0; border-top: 1px solid #cecece; }
dl { margin: 0.5rem 0; }
dt { float: left; clear: left; margin-right: 0.5rem; font-weight: bold; }
dd { margin: 0; }
`;
