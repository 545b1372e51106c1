import { Notice } from '../ui/notice.tsx';

/** On the page that the link of a confirmation leads to. */
export const Confirmed = () => (
  <Notice kind="success">You have confirmed that it is you. Go back to the page you came from.</Notice>
);
