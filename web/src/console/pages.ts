// console/pages.ts: lists: in keyset pages, searched as one types, or all at once.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { toProblem, type Problem } from '../api/problem.ts';
import type { Page } from '../api/types.ts';

const typingMs = 160;

export interface Pages<T> {
  items: T[];
  loading: boolean;
  problem: Problem | null;
  more: (() => void) | null;
}

export function usePages<T>(client: Client, path: string, q = ''): Pages<T> {
  const [items, setItems] = useState<T[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [loading, setLoading] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(0);

  const load = useCallback(async (after: string | null) => {
    const mine = ++asked.current;
    setLoading(true);
    const query = new URLSearchParams({ limit: '30', ...(q ? { q } : {}), ...(after ? { after } : {}) });
    try {
      const page = await client.ask<Page<T>>(`${path}?${query.toString()}`);
      if (mine !== asked.current) return;
      setItems((known) => (after ? [...known, ...page.items] : page.items));
      setNext(page.next);
      setProblem(null);
    } catch (error) {
      if (mine === asked.current) setProblem(toProblem(error));
    }
    if (mine === asked.current) setLoading(false);
  }, [path, q]);

  const first = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => void load(null), first.current ? 0 : typingMs);
    first.current = false;
    return () => clearTimeout(timer);
  }, [load]);
  return { items, loading, problem, more: next ? () => void load(next) : null };
}

/// What GET `path` lists, and how to read it again.
export function useItems<T>(client: Client, path: string): { items: T[] | null; problem: Problem | null; reload: () => void } {
  const [items, setItems] = useState<T[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reload = useCallback(() => {
    client.ask<{ items: T[] }>(path).then((answer) => { setItems(answer.items); setProblem(null); }, (error: unknown) => setProblem(toProblem(error)));
  }, [client, path]);
  useEffect(reload, [reload]);
  return { items, problem, reload };
}

export const nameOf = (customer: { first_name: string | null; last_name: string | null }): string =>
  [customer.first_name, customer.last_name].filter(Boolean).join(' ');
