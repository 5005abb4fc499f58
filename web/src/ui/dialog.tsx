// ui/dialog.tsx: a modal window on <dialog>: the focus stays inside, and goes back to where it came from.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { common } from '../shared/text.ts';

interface Props {
  title: string;
  testId: string;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
  /// False while something is under way that must not be left.
  closable?: boolean;
}

export function Dialog({ title, testId, onClose, children, actions, closable = true }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement;
    element.showModal();
    element.querySelector('h2')?.focus();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog} class="dialog" aria-labelledby={heading} data-testid={testId}
      onCancel={(event) => { event.preventDefault(); if (closable) onClose(); }}
      onClick={(event) => { if (event.target === dialog.current && closable) onClose(); }}
    >
      <div class="dialog-frame">
        <header class="dialog-head">
          <h2 id={heading} tabIndex={-1}>{title}</h2>
          <button type="button" class="icon-button" aria-label={common.close} disabled={!closable} onClick={onClose}>
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m5 5 10 10M15 5 5 15" /></svg>
          </button>
        </header>
        <div class="dialog-body">{children}</div>
        {actions && <footer class="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
