// ui/highlights.ts: what was just changed by somebody else, and by whom, for a few seconds.
import { useCallback, useState } from 'preact/hooks';

const shownMs = 6000;

export function useHighlights(): [ReadonlyMap<string, string>, (subjects: string[], who: string) => void] {
  const [marks, setMarks] = useState<ReadonlyMap<string, string>>(new Map());
  const mark = useCallback((subjects: string[], who: string) => {
    if (subjects.length === 0) return;
    setMarks((all) => new Map([...all, ...subjects.map((subject) => [subject, who] as const)]));
    setTimeout(() => {
      setMarks((all) => new Map([...all].filter(([subject]) => !subjects.includes(subject))));
    }, shownMs);
  }, []);
  return [marks, mark];
}
