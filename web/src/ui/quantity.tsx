// ui/quantity.tsx: a quantity: typed, or moved by steps.
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { parseQuantity, quantityMax, stepBy, toStep } from '../shared/decimal.ts';
import type { Formatter } from '../shared/format.ts';
import { common } from '../shared/text.ts';

interface FieldProps {
  name: string;
  quantity: number;
  step: number;
  format: Formatter;
  disabled?: boolean;
  /// 0 means that the line shall go.
  onQuantity: (quantity: number) => void;
  /// Something a screen reader should say, as "rounded to 12".
  onHint?: (text: string) => void;
  onKey?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
}

/// The text is the person's while they type; a change from elsewhere shows when they are done.
export function QuantityField({ name, quantity, step, format, disabled, onQuantity, onHint, onKey }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const [bad, setBad] = useState(false);
  useEffect(() => { if (document.activeElement !== input.current) setTyped(null); }, [quantity]);

  const commit = (): void => {
    const text = typed;
    setTyped(null);
    setBad(false);
    if (text === null || text.trim() === '') return;
    const value = parseQuantity(text, format.locale);
    if (value === null) return onHint?.(common.notANumber);
    const possible = toStep(Math.min(value, quantityMax), step);
    if (possible !== value) onHint?.(common.rounded(name, format.quantity(possible)));
    if (possible !== quantity) onQuantity(possible);
  };
  const move = (steps: number): void => {
    setTyped(null);
    onQuantity(stepBy(quantity, step, steps));
  };
  return (
    <input
      ref={input} class="quantity-field" type="text" inputMode="decimal" autoComplete="off" enterKeyHint="done"
      data-testid="quantity" aria-label={common.quantityOf(name)} aria-invalid={bad} disabled={disabled}
      value={typed ?? format.quantity(quantity)}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        setBad(event.currentTarget.value !== '' && parseQuantity(event.currentTarget.value, format.locale) === null);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') { commit(); event.currentTarget.select(); }
        else if (event.key === 'Escape') { setTyped(null); setBad(false); }
        else if (event.key === '+') { event.preventDefault(); move(1); }
        else if (event.key === '-') { event.preventDefault(); move(-1); }
        onKey?.(event);
      }}
    />
  );
}

export function Stepper(props: FieldProps) {
  const { name, quantity, step, disabled, onQuantity } = props;
  const less = stepBy(quantity, step, -1);
  return (
    <div class="stepper" role="group" aria-label={common.quantityOf(name)}>
      <button
        type="button" class="stepper-button" data-testid="less" disabled={disabled}
        aria-label={less === 0 ? common.removeNamed(name) : common.less(name)} onClick={() => onQuantity(less)}
      >
        {less === 0
          ? <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6" /></svg>
          : <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M4.500 10h11" /></svg>}
      </button>
      <QuantityField {...props} />
      <button
        type="button" class="stepper-button" data-testid="more" disabled={disabled || quantity >= quantityMax}
        aria-label={common.moreOf(name)} onClick={() => onQuantity(stepBy(quantity, step, 1))}
      >
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 4.500v11M4.500 10h11" /></svg>
      </button>
    </div>
  );
}
