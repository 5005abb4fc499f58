// console/call/search_text.ts: "3 espresso" is three of what "espresso" finds. Pure.
import { parseQuantity, toStep } from '../../shared/decimal.ts';

export interface Wanted { q: string; quantity: number | null }

export function parseWanted(typed: string, locale: string): Wanted {
  const match = /^\s*(\d[\d.,]*)\s*(?:[x×]\s*|\s)(\S.*)$/i.exec(typed);
  const quantity = match ? parseQuantity(match[1]!, locale) : null;
  return quantity !== null && quantity > 0 ? { q: match![2]!.trim(), quantity } : { q: typed.trim(), quantity: null };
}

/// What Enter adds: the quantity that was typed, in the product's steps, or one step.
export const quantityToAdd = (wanted: Wanted, step: number): number => (wanted.quantity === null ? step : toStep(wanted.quantity, step));
