// Made by `orderline codegen --target zod` from the schema of a database. Do not edit.
import { z } from "zod";

/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .refine((value) => !/[\0\p{Cs}]/u.test(value), "no text for PostgreSQL");

/** JSON has no NaN: PostgreSQL sends text. */
const notFinite = z.enum(["NaN", "Infinity", "-Infinity"]).transform(Number);

/** A number that JSON.parse has rounded may reach the limit. */
const numeric = (precision = Infinity, scale = 0) =>
  z.union([
    z
      .number()
      .refine(
        (value) => Math.abs(value) <= 10 ** (precision - scale),
        `more than ${precision - scale} digits before the point`,
      ),
    notFinite,
  ]);

/** units / 10^scale */
type Decimal = { units: bigint; scale: number };

const decimalOf = (value: number | string | bigint): Decimal | null => {
  const found = /^\s*([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?\s*$/i.exec(String(value));
  if (!found || !/\d/.test(found[2]! + found[3]!)) return null;
  const exponent = Number(found[4] ?? 0);
  if (Math.abs(exponent) > 200_000) return null;
  const units = BigInt(`${found[1] === "-" ? "-" : ""}${found[2]}${found[3]}`);
  const scale = found[3]!.length - exponent;
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
};

/** Digits beyond the scale are rounded away; what is too long then is refused. */
const numericInput = (precision?: number, scale = 0) =>
  z.union([z.number(), z.string()]).refine((value) => {
    const name = typeof value === "string" ? value.trim() : "";
    if (/^nan$/i.test(name)) return true;
    if (/^[+-]?(?:inf|infinity)$/i.test(name)) return precision === undefined;
    const decimal = decimalOf(value);
    if (!decimal) return false;
    const size = decimal.units < 0n ? -decimal.units : decimal.units;
    if (precision === undefined) return size < 10n ** BigInt(131072 + decimal.scale);
    const shift = decimal.scale - scale;
    const rounded =
      shift > 0
        ? (size + 5n * 10n ** BigInt(shift - 1)) / 10n ** BigInt(shift)
        : size * 10n ** BigInt(-shift);
    return rounded < 10n ** BigInt(precision);
  }, "no numeric in range");

/** Any version; PostgreSQL takes braces and leaves out hyphens, but prints neither. */
const uuid = z
  .string()
  .regex(/^(?:[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}|\{[0-9a-f]{4}(?:-?[0-9a-f]{4}){7}\})$/i, "no uuid");

/** Seconds and microseconds of the day, or null. */
const timeOf = (hour: string, minute: string, second = "0", fraction = "") => {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 24 || m > 59 || s > 60) return null;
  const micros = BigInt(h * 3600 + m * 60 + s) * 1_000_000n + BigInt(Math.round(Number(`0.${fraction || 0}`) * 1e6));
  return micros <= 86_400_000_000n || h < 24 ? micros : null;
};

/** Seconds east of Greenwich, or null. */
const offsetOf = (zone: string) => {
  if (/^z$/i.test(zone)) return 0;
  const [h = "", m = "0", s = "0"] = zone.slice(1).match(/\d{1,2}/g) ?? [];
  if (Number(h) > 15 || Number(m) > 59 || Number(s) > 59) return null;
  return (zone[0] === "-" ? -1 : 1) * (Number(h) * 3600 + Number(m) * 60 + Number(s));
};

/** Days since 1970-01-01 in the Gregorian calendar, or null. */
const daysOf = (year: number, month: number, day: number) => {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
};

type MomentKind = "date" | "timestamp" | "timestamptz";

const endOfTime = 2n ** 80n;

/** Microseconds since 1970, or null for what is no such moment in ISO 8601 as PostgreSQL prints it. */
const momentOf = (value: string, kind: MomentKind): bigint | null => {
  const given = value.trim();
  if (/^[+-]?infinity$/i.test(given)) return given.startsWith("-") ? -endOfTime : endOfTime;
  const found =
    /^(\d{4,7})-(\d{1,2})-(\d{1,2})(?:(?:t|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d*))?)?\s*(z|[+-]\d{1,2}(?::?\d{2}){0,2})?)?(\s*bc)?$/i.exec(
      given,
    );
  if (!found) return null;
  const [, year, month, day, hour, minute, second, fraction, zone, bc] = found;
  if (Number(year) === 0 || (kind === "timestamptz" && !zone)) return null;
  const days = daysOf(bc ? 1 - Number(year) : Number(year), Number(month), Number(day));
  const time = hour === undefined ? 0n : timeOf(hour, minute!, second, fraction);
  const offset = zone ? offsetOf(zone) : 0;
  if (days === null || time === null || offset === null) return null;
  const last = kind === "date" ? 2145042905 : 106762939; // 5874897-12-31, 294276-12-31
  if (days < -2440588 || days > last) return null;
  const midnight = BigInt(days) * 86_400_000_000n;
  if (kind === "date") return midnight;
  return midnight + time - (kind === "timestamptz" ? BigInt(offset) * 1_000_000n : 0n);
};

const moment = (kind: MomentKind) =>
  z.string().refine((value) => momentOf(value, kind) !== null, `no ${kind}`);

/** With an offset: without one PostgreSQL takes the time zone of the session. */
const timestamptz = moment("timestamptz");

/** Null is NULL; undefined is a value that only the database knows, for the column is left out. */
type Truth = boolean | null | undefined;

/** A constraint refuses only what is false. */
const holds = (truth: Truth) => truth !== false;

const or = (...parts: Truth[]): Truth =>
  parts.some((part) => part) ? true : parts.every((part) => part === false) ? false : null;

const same = (left: string | Truth, right: string | Truth): Truth =>
  left == null || right == null ? null : left === right;

type Operator = "=" | "<>" | "<" | "<=" | ">" | ">=";

const inOrder = (order: number, operator: Operator): boolean => {
  if (operator === "=") return order === 0;
  if (operator === "<>") return order !== 0;
  return operator.startsWith("<") ? order < 0 || (order === 0 && operator === "<=") : order > 0 || (order === 0 && operator === ">=");
};

type Amount = number | string | bigint;

/** Exact, whether given as a number or as decimal text. NaN is greater than all others. */
const compare = (left: Amount | null | undefined, operator: Operator, right: Amount | null | undefined): Truth => {
  if (left == null || right == null) return null;
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (a && b) {
    const scale = Math.max(a.scale, b.scale);
    const difference = a.units * 10n ** BigInt(scale - a.scale) - b.units * 10n ** BigInt(scale - b.scale);
    return inOrder(difference < 0n ? -1 : difference > 0n ? 1 : 0, operator);
  }
  const rank = (value: Amount) => (Number.isNaN(Number(value)) ? [1, 0] : [0, Number(value)]) as [number, number];
  const [x, y] = [rank(left), rank(right)];
  return inOrder(x[0] - y[0] || (x[1] === y[1] ? 0 : x[1] < y[1] ? -1 : 1), operator);
};

/** As a numeric of that scale stores it, half away from zero. */
const rounded = (value: Amount | null | undefined, scale: number): Amount | null => {
  if (value == null) return null;
  const decimal = decimalOf(value);
  if (!decimal || decimal.scale <= scale) return value;
  const step = 10n ** BigInt(decimal.scale - scale);
  const half = decimal.units < 0n ? -step / 2n : step / 2n;
  return `${(decimal.units + half) / step}e${-scale}`;
};

/** What became of an order */
export const OrderStatusSchema = z.enum(["draft", "placed", "shipped"]);

export const OpenOrderSchema = z.object({
  id: uuid,
  email: text.nullable(),
});

export const OrderSchema = z.object({
  id: uuid,
  user_id: uuid.nullable(),
  status: OrderStatusSchema,
  total: numeric(10, 2).nullable(),
  /** When the customer said "yes" */
  placed_at: timestamptz,
});

const OrderFields = {
  id: uuid.optional(),
  user_id: uuid.nullish(),
  status: OrderStatusSchema.optional(),
  total: numericInput(10, 2).nullish(),
  /** When the customer said "yes" */
  placed_at: timestamptz,
};

export const OrderInsertSchema = z.strictObject(OrderFields)
  .refine(
    (row) => holds(or(compare(rounded(row.total, 2), ">=", 0), same(row.status, "draft"))),
    "orders_total_check",
  );

export const OrderUpdateSchema = z.strictObject(OrderFields).partial()
  .refine(
    (row) => holds(or(compare(rounded(row.total, 2), ">=", 0), same(row.status, "draft"))),
    "orders_total_check",
  );

export const ReceiptSchema = z.object({
  order_id: uuid,
  printed: z.boolean().nullable(),
});

const ReceiptFields = {
  order_id: uuid,
  printed: z.boolean().nullish(),
};

export const ReceiptInsertSchema = z.strictObject(ReceiptFields);

export const ReceiptUpdateSchema = z.strictObject(ReceiptFields).partial();

/** Who may sign in */
export const UserSchema = z.object({
  id: uuid,
  email: text,
  username: text.nullable(),
  is_active: z.boolean().nullable(),
});

const UserFields = {
  id: uuid.optional(),
  email: text,
  username: text.nullish(),
  is_active: z.boolean().nullish(),
};

export const UserInsertSchema = z.strictObject(UserFields);

export const UserUpdateSchema = z.strictObject(UserFields).partial();
