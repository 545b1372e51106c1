import { TextLink } from './link.tsx';

export interface SubNavigationItem {
  text: string;
  to: string;
  params?: Record<string, string>;
}

/** The parts of one thing, each with its own address. We use links, not tabs, so every part can be shared. */
export function SubNavigation({ label, items }: { label: string; items: SubNavigationItem[] }) {
  return (
    <nav className="parley-sub-navigation" aria-label={label}>
      <ul className="parley-sub-navigation__list">
        {items.map(({ text, to, params }) => (
          <li key={to}>
            <TextLink
              to={to}
              params={params as never}
              className="parley-sub-navigation__link"
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
