// console/list.tsx: the frame of a list: heading, table, and what to say while it is empty, late or broken.
import type { ComponentChildren } from 'preact';
import type { Client } from '../api/client.ts';
import { common, consoleText as text } from '../shared/text.ts';
import type { Pages } from './pages.ts';
import type { SignedIn } from './session.ts';

/// What every page of the console is given.
export interface PageProps { client: Client; who: SignedIn }

interface Props<T> {
  pages: Pages<T>;
  columns: { label: string; kind?: string }[];
  empty: string;
  label: string;
  children: (item: T) => ComponentChildren;
}

export function List<T>({ pages, columns, empty, label, children }: Props<T>) {
  const { items, loading, problem, more } = pages;
  return (
    <>
      {problem && <p class="alert" role="alert">{text.failed(problem.detail)}</p>}
      {items.length > 0 && (
        <div class="table-frame">
          <table class="table" aria-label={label} aria-busy={loading}>
            <thead><tr>{columns.map(({ label: name, kind }) => <th scope="col" class={kind} key={name}>{name}</th>)}</tr></thead>
            <tbody>{items.map(children)}</tbody>
          </table>
        </div>
      )}
      {items.length === 0 && !loading && !problem && <p class="empty muted" data-testid="empty">{empty}</p>}
      {items.length === 0 && loading && <p class="muted" aria-busy="true">{common.loading}</p>}
      {more && <button type="button" class="button more" data-testid="more-rows" disabled={loading} onClick={more}>{common.more}</button>}
    </>
  );
}
