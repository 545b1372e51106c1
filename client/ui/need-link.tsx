import { Fictional } from './fictional.tsx';
import { TextLink } from './link.tsx';

/** To a need's page on this side, marked where the need is invented. */
export function NeedLink({ id, title, fictional }: { id: string; title: string; fictional: boolean }) {
  return (
    <>
      <TextLink to="/needs/$needId" params={{ needId: id } as never}>
        {title}
      </TextLink>
      <Fictional when={fictional} />
    </>
  );
}
