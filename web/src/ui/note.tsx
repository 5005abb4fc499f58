// ui/note.tsx: a text that is saved when the person pauses or leaves it.
import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  label: string;
  text: string;
  testId: string;
  placeholder?: string;
  disabled?: boolean;
  rows?: number;
  changed?: string | undefined;
  onText: (text: string) => void;
}

const pauseMs = 900;
const longest = 2000;

export function Note({ label, text, testId, placeholder, disabled, rows = 2, changed, onText }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = (value: string | null): void => {
    clearTimeout(timer.current);
    if (value !== null && value !== text) onText(value);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label class={`field ${changed ? 'is-changed' : ''}`}>
      <span class="field-label">{label}{changed && <span class="changed-by">{changed}</span>}</span>
      <textarea
        rows={rows} maxLength={longest} data-testid={testId} placeholder={placeholder} disabled={disabled}
        value={typed ?? text}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setTyped(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => save(value), pauseMs);
        }}
        onBlur={() => { save(typed); setTyped(null); }}
      />
    </label>
  );
}
