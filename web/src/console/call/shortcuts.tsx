// console/call/shortcuts.tsx: single keys for what an agent does while talking.
import { useEffect, useRef } from 'preact/hooks';
import { consoleText as text } from '../../shared/text.ts';
import { Dialog } from '../../ui/dialog.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export function useShortcuts(active: boolean, keys: Record<string, () => void>): void {
  const latest = useRef({ active, keys });
  latest.current = { active, keys };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!latest.current.active || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape' && isTyping(event.target)) (event.target as HTMLElement).blur();
      const run = isTyping(event.target) ? undefined : latest.current.keys[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={text.shortcuts} testId="shortcuts-dialog" onClose={onClose}>
      <dl class="shortcuts">
        {text.shortcutList.map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}
      </dl>
    </Dialog>
  );
}
