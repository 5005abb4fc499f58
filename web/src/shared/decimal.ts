// shared/decimal.ts: exact arithmetic on money (decimal text, integer minor units) and quantities (thousandths).

/// "12.5" with two digits is 1250n. Digits beyond `digits` are not expected from the server and are cut.
export function toMinor(text: string, digits: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return 0n;
  const fraction = (match[3] ?? '').padEnd(digits, '0').slice(0, digits);
  const value = BigInt(match[2]! + fraction);
  return match[1] ? -value : value;
}

export function fromMinor(minor: bigint, digits: number): string {
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0n ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

/// Half away from zero, as the server rounds. `divisor` is positive.
export function divideRounded(value: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor;
}

/// A quantity in thousandths; the API's numbers have at most three decimals, so this is exact.
export const thousandths = (quantity: number): number => Math.round(quantity * 1000);

export function lineTotal(unitPrice: string, quantity: number, digits: number): string {
  const product = toMinor(unitPrice, digits) * BigInt(thousandths(quantity));
  return fromMinor(divideRounded(product, 1000n), digits);
}

export const quantityMax = 9999;

/// The quantity moved by `steps` steps, on the grid of the step; never below 0 nor above the largest.
export function stepBy(quantity: number, step: number, steps: number): number {
  const grid = Math.max(1, thousandths(step));
  const now = thousandths(quantity);
  const from = steps > 0 ? Math.floor(now / grid) : Math.ceil(now / grid);
  const most = Math.floor(thousandths(quantityMax) / grid);
  return (Math.min(most, Math.max(0, from + steps)) * grid) / 1000;
}

/// The nearest quantity that can be ordered, upwards.
export function toStep(quantity: number, step: number): number {
  const grid = Math.max(1, thousandths(step));
  const most = Math.floor(thousandths(quantityMax) / grid);
  return (Math.min(most, Math.ceil(thousandths(quantity) / grid)) * grid) / 1000;
}

/// What a person typed as a number, with either decimal mark; null when it is none.
export function parseTyped(text: string, locale: string): string | null {
  const marks = new Intl.NumberFormat(locale).formatToParts(1234.5);
  const group = marks.find((part) => part.type === 'group')?.value ?? ',';
  let plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
  const escaped = group.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (new RegExp(`^\\d{1,3}(${escaped}\\d{3})+([.,]\\d+)?$`).test(plain)) plain = plain.split(group).join('');
  plain = plain.replace(',', '.');
  return /^\d+(\.\d+)?$|^\.\d+$/.test(plain) ? plain.replace(/^\./, '0.') : null;
}

export function parseQuantity(text: string, locale: string): number | null {
  const plain = parseTyped(text, locale);
  return plain === null ? null : thousandths(Number(plain)) / 1000;
}

/// Money as the server takes it: decimal text with exactly the currency's digits; null when it has more or is no number.
export function parseMoney(text: string, digits: number, locale: string): string | null {
  const plain = parseTyped(text, locale);
  if (plain === null) return null;
  const [whole, fraction = ''] = plain.split('.');
  if (fraction.length > digits) return null;
  return fromMinor(toMinor(`${whole}.${fraction}`, digits), digits);
}
