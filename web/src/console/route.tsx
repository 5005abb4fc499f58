// console/route.tsx: which page of the console is open, by its path.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type Route =
  | { page: 'customers' } | { page: 'calls' } | { page: 'orders' } | { page: 'account' }
  | { page: 'call'; id: string } | { page: 'order'; id: string };

export function routeOf(path: string): Route {
  const [, , page, id] = path.split('/').map(decodeURIComponent);
  if (page === 'calls') return id ? { page: 'call', id } : { page: 'calls' };
  if (page === 'orders') return id ? { page: 'order', id } : { page: 'orders' };
  if (page === 'account') return { page: 'account' };
  return { page: 'customers' };
}

const moved = 'orderline:moved';

export function go(path: string): void {
  history.pushState(null, '', `/console${path}`);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

export function useRoute(): Route {
  const [route, setRoute] = useState<Route>(() => routeOf(location.pathname));
  useEffect(() => {
    const look = (): void => setRoute(routeOf(location.pathname));
    addEventListener('popstate', look);
    addEventListener(moved, look);
    return () => {
      removeEventListener('popstate', look);
      removeEventListener(moved, look);
    };
  }, []);
  return route;
}

interface LinkProps { to: string; children: ComponentChildren; class?: string; current?: boolean; testId?: string }

export function Link({ to, children, current, testId, class: kind }: LinkProps) {
  return (
    <a
      href={`/console${to}`} class={kind} aria-current={current ? 'page' : undefined} data-testid={testId}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
