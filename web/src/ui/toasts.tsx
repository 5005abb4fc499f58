// ui/toasts.tsx: short messages that go by themselves, and are read aloud.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Toast {
  /// A newer message with the same key replaces the older one.
  key: string;
  text: string;
  tone: 'news' | 'good' | 'bad';
  action?: { label: string; run: () => void };
}

const shownMs = 6000;
const most = 3;

export function useToasts(): { toasts: Toast[]; show: (toast: Toast) => void; dismiss: (key: string) => void } {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const dismiss = useCallback((key: string) => setToasts((all) => all.filter((one) => one.key !== key)), []);
  const show = useCallback((toast: Toast) => {
    clearTimeout(timers.current.get(toast.key));
    timers.current.set(toast.key, setTimeout(() => dismiss(toast.key), shownMs));
    setToasts((all) => [...all.filter((one) => one.key !== toast.key), toast].slice(-most));
  }, []);
  useEffect(() => () => timers.current.forEach((timer) => clearTimeout(timer)), []);
  return { toasts, show, dismiss };
}

export function Toasts({ toasts, dismiss }: { toasts: Toast[]; dismiss: (key: string) => void }) {
  return (
    <div class="toasts" role="status" aria-live="polite" data-testid="toasts">
      {toasts.map((toast) => (
        <div class={`toast toast-${toast.tone}`} key={toast.key} data-testid="toast">
          <span>{toast.text}</span>
          {toast.action && (
            <button type="button" class="toast-action" onClick={() => { toast.action!.run(); dismiss(toast.key); }}>
              {toast.action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
