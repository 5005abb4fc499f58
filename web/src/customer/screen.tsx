// customer/screen.tsx: a page with one message: done, expired, link invalid.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const signs: Record<string, string> = {
  done: 'm5 10.500 3.300 3.300L15 7',
  declined: 'M6 6l8 8M14 6l-8 8',
};
const otherSign = 'M10 5.500v5.500M10 14.200v.1';

interface Props { kind: string; title: string; text: string; business?: string; children?: ComponentChildren }

export function Screen({ kind, title, text, business, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      {business && <header class="top"><span class="business">{business}</span></header>}
      <main class="screen" data-testid={`screen-${kind}`}>
        <span class={`screen-sign screen-sign-${kind}`} aria-hidden="true">
          <svg class="icon" viewBox="0 0 20 20"><path d={signs[kind] ?? otherSign} /></svg>
        </span>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        <p class="screen-text">{text}</p>
        {children}
      </main>
    </>
  );
}
