// Made by `orderline codegen --target zod --schema public` from the schema of a database. Do not edit.
import { z } from "zod";

/** What PostgreSQL can store: no NUL, no half of a surrogate pair. */
const text = z
  .string()
  .refine((value) => !/[\0\p{Cs}]/u.test(value), "no text for PostgreSQL");

const int4 = z.int().min(-2147483648).max(2147483647);

/** Beyond 2^53 JSON.parse has rounded what PostgreSQL sent. */
const int8 = z
  .number()
  .refine(
    (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 63,
    "no bigint",
  );

const int8Input = z.union([z.number(), z.string()]).refine((value) => {
  if (typeof value === "number" && !Number.isInteger(value)) return false;
  if (typeof value === "string" && !/^\s*[+-]?\d+\s*$/.test(value)) return false;
  const whole = BigInt(typeof value === "string" ? value.trim().replace(/^\+/, "") : value);
  return whole >= -(2n ** 63n) && whole < 2n ** 63n;
}, "no bigint");

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

const date = moment("date");

/** With an offset: without one PostgreSQL takes the time zone of the session. */
const timestamptz = moment("timestamptz");

/** The bits of an address, how many it has and how many its network has; null for no address. */
const networkOf = (value: string) => {
  const found = /^\s*([0-9a-f.:]+)(?:\/(\d{1,3}))?\s*$/i.exec(value);
  if (!found) return null;
  let [, address = "", mask] = found;
  const size = address.includes(":") ? 128 : 32;
  const dotted = /(?:^|:)((?:\d{1,3}\.){3}\d{1,3})$/.exec(address)?.[1];
  const octets = dotted?.split(".").map(Number) ?? [];
  if (octets.some((octet) => octet > 255) || (size === 32 && !dotted)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  let bits = BigInt(((a << 24) | (b << 16) | (c << 8) | d) >>> 0);
  if (size === 128) {
    if (dotted) address = address.slice(0, -dotted.length) + `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
    const halves = address.split("::");
    const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
    const missing = 8 - head.length - tail.length;
    if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return null;
    const groups = [...head, ...Array<string>(halves.length === 2 ? missing : 0).fill("0"), ...tail];
    if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
    bits = BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
  }
  const length = mask === undefined ? size : Number(mask);
  return length <= size ? { bits, size, length } : null;
};

const inet = z.string().refine((value) => networkOf(value) !== null, "no network address");

/** A network: no bits to the right of its mask. */
const cidr = z.string().refine((value) => {
  const network = networkOf(value);
  return network !== null && network.bits % 2n ** BigInt(network.size - network.length) === 0n;
}, "no network");

const json = z.json();

/** Unlike json, jsonb stores its texts. */
const storableJson = (value: unknown): boolean => {
  if (typeof value === "string") return !/[\0\p{Cs}]/u.test(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, inner]) => storableJson(key) && storableJson(inner));
};

const jsonb = json.refine(storableJson, "no text for PostgreSQL within");

/** Without null, of which PostgREST makes NULL. */
const jsonInput = z.union([z.string(), z.number(), z.boolean(), z.array(json), z.record(z.string(), json)]);

const jsonbInput = jsonInput.refine(storableJson, "no text for PostgreSQL within");

const bytea = z
  .string()
  .regex(/^(?:\\x(?:\s*[0-9a-f]{2})*\s*|(?!\\x)(?:[^\\\0]|\\\\|\\[0-3][0-7]{2})*)$/i, "no bytea");

/** Of any depth and with NULL in it: PostgreSQL declares neither, and the types leave both out. */
const arrayOf = <T extends z.ZodType>(element: T): z.ZodType<z.output<T>[]> => {
  const shapeOf = (value: unknown): string =>
    Array.isArray(value) ? `[${[...new Set(value.map(shapeOf))].join("|")}]${value.length}` : "";
  const isEven = (value: unknown): boolean =>
    !Array.isArray(value) || (new Set(value.map(shapeOf)).size <= 1 && value.every(isEven));
  const array: z.ZodType = z.lazy(() => z.array(z.union([element.nullable(), array])));
  return array.refine(isEven, "arrays of different lengths") as z.ZodType<z.output<T>[]>;
};

/** Null is NULL; undefined is a value that only the database knows, for the column is left out. */
type Truth = boolean | null | undefined;

/** A constraint refuses only what is false. */
const holds = (truth: Truth) => truth !== false;

const not = (part: Truth): Truth => (typeof part === "boolean" ? !part : part);

const and = (...parts: Truth[]): Truth =>
  parts.includes(false) ? false : parts.every((part) => part) ? true : null;

const or = (...parts: Truth[]): Truth =>
  parts.some((part) => part) ? true : parts.every((part) => part === false) ? false : null;

const isNull = (value: unknown): Truth => (value === undefined ? null : value === null);

const same = (left: string | Truth, right: string | Truth): Truth =>
  left == null || right == null ? null : left === right;

const among = (value: string | null | undefined, list: readonly string[]): Truth =>
  value == null ? null : list.includes(value);

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

const compareMoments = (
  kind: MomentKind,
  left: string | null | undefined,
  operator: Operator,
  right: string | null | undefined,
): Truth => {
  const [a, b] = [left == null ? null : momentOf(left, kind), right == null ? null : momentOf(right, kind)];
  return a === null || b === null ? null : inOrder(a < b ? -1 : a > b ? 1 : 0, operator);
};

/** With whole numbers, as PostgreSQL divides them: towards zero. */
const calculate = (
  left: Amount | null | undefined,
  operator: "+" | "-" | "*" | "/" | "%",
  right: Amount | null | undefined,
): bigint | null => {
  if (left == null || right == null) return null;
  const [a, b] = [decimalOf(left), decimalOf(right)];
  if (!a || !b || a.scale > 0 || b.scale > 0) return null;
  if (operator === "+") return a.units + b.units;
  if (operator === "-") return a.units - b.units;
  if (operator === "*") return a.units * b.units;
  if (b.units === 0n) return null;
  return operator === "/" ? a.units / b.units : a.units % b.units;
};

const lengthOf = (value: string | null | undefined) => (value == null ? null : [...value].length);

/** In UTF-8. */
const bytesOf = (value: string | null | undefined) =>
  value == null
    ? null
    : [...value].reduce((sum, sign) => {
        const code = sign.codePointAt(0)!;
        return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
      }, 0);

/** Beyond ASCII the case of letters is the locale's to say, so nothing is said. */
const folded = (value: string | null | undefined, how: "lower" | "upper") => {
  if (value == null || /[^\0-\x7f]/.test(value)) return null;
  return how === "lower" ? value.toLowerCase() : value.toUpperCase();
};

const typeOfJson = (value: unknown) => {
  if (value == null) return null;
  return Array.isArray(value) ? "array" : typeof value;
};

/** How many elements an array has in all its dimensions. */
const countOf = (value: readonly unknown[] | null | undefined) => (value == null ? null : value.flat(Infinity).length);

export const CallOutcomeSchema = z.enum(["success", "failed", "follow_up", "rescheduled", "no_answer", "busy", "callback_requested", "handoff", "timed_out"]);

export const CallPurposeSchema = z.enum(["sales", "support", "feedback", "other", "complaint", "survey", "appointment", "billing"]);

export const CallStatusSchema = z.enum(["scheduled", "completed", "canceled", "in_progress", "missed", "rescheduled", "priority"]);

export const ContactMethodSchema = z.enum(["email", "phone", "sms", "mail", "chat", "in_person", "social_media", "none"]);

export const InteractionOutcomeSchema = z.enum(["successful", "unsuccessful", "pending", "scheduled", "cancelled", "follow_up", "no_answer", "busy", "callback_requested", "handoff", "timed_out", "ordered"]);

export const InteractionPurposeSchema = z.enum(["sales", "support", "inquiry", "complaint", "feedback", "survey", "appointment", "billing", "other"]);

export const InteractionStatusSchema = z.enum(["scheduled", "completed", "canceled", "missed", "rescheduled", "in_progress", "priority"]);

export const OrderStatusSchema = z.enum(["pending", "processing", "shipped", "delivered", "canceled", "returned", "refunded", "user_confirmed", "accepted"]);

export const AccessPhoneSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  number: text,
  description: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const AccessPhoneFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  number: text,
  description: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const AccessPhoneInsertSchema = z.strictObject(AccessPhoneFields);

export const AccessPhoneUpdateSchema = z.strictObject(AccessPhoneFields).partial();

/** Customer service agents who handle calls and orders */
export const AgentSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  user_id: uuid.nullable(),
  name: text,
  email: text.nullable(),
  phone_number: text.nullable(),
  department: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const AgentFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  user_id: uuid.nullish(),
  name: text,
  email: text.nullish(),
  phone_number: text.nullish(),
  department: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const AgentInsertSchema = z.strictObject(AgentFields);

export const AgentUpdateSchema = z.strictObject(AgentFields).partial();

export const ApiKeySchema = z.object({
  id: uuid,
  tenant_id: uuid,
  key: text,
  name: text,
  permissions: jsonb
    .refine((value) => holds(same(typeOfJson(value), "array")), "api_keys_permissions_check")
    .nullable(),
  expires_at: timestamptz.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret: everything in its tenant. */
  kind: z.enum(["api", "publishable", "secret"]),
});

const ApiKeyFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  key: text,
  name: text,
  permissions: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "array")), "api_keys_permissions_check")
    .nullish(),
  expires_at: timestamptz.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret: everything in its tenant. */
  kind: z.enum(["api", "publishable", "secret"]).optional(),
};

export const ApiKeyInsertSchema = z.strictObject(ApiKeyFields);

export const ApiKeyUpdateSchema = z.strictObject(ApiKeyFields).partial();

/** Where the chain of audit_seals ends, and how far it is complete */
export const AuditHeadSchema = z.object({
  tenant_id: uuid,
  /** Of the last entry of the chain; 0: there is none. */
  number: int8,
  hash: bytea,
  /** Every row with a seq up to this one is in the chain. */
  complete_to: int8,
  /** The rows after complete_to are in entries after this one. */
  complete_number: int8,
  /** When the sequence stood at complete_to. */
  complete_at: timestamptz,
  /** Where the sequence stood at seen_at, before the first transaction that is not over. */
  seen_to: int8,
  /** The last entry of the chain then. */
  seen_number: int8,
  /** When that was. */
  seen_at: timestamptz,
  /** When all older transactions are over, complete_to becomes seen_to; null: it has. */
  seen_xid: int8.nullable(),
});

const AuditHeadFields = {
  tenant_id: uuid,
  /** Of the last entry of the chain; 0: there is none. */
  number: int8Input.optional(),
  hash: bytea.optional(),
  /** Every row with a seq up to this one is in the chain. */
  complete_to: int8Input.optional(),
  /** The rows after complete_to are in entries after this one. */
  complete_number: int8Input.optional(),
  /** When the sequence stood at complete_to. */
  complete_at: timestamptz.optional(),
  /** Where the sequence stood at seen_at, before the first transaction that is not over. */
  seen_to: int8Input.optional(),
  /** The last entry of the chain then. */
  seen_number: int8Input.optional(),
  /** When that was. */
  seen_at: timestamptz.optional(),
  /** When all older transactions are over, complete_to becomes seen_to; null: it has. */
  seen_xid: int8Input.nullish(),
};

export const AuditHeadInsertSchema = z.strictObject(AuditHeadFields);

export const AuditHeadUpdateSchema = z.strictObject(AuditHeadFields).partial();

/** System-wide audit trail for tracking changes */
export const AuditLogSchema = z.object({
  id: uuid,
  table_name: text,
  action: text,
  old_data: jsonb.nullable(),
  new_data: jsonb.nullable(),
  changed_by: uuid.nullable(),
  changed_at: timestamptz.nullable(),
  tenant_id: uuid,
  /** Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>. */
  actor: text.nullable(),
  /** The id of the changed row, if it is a uuid. */
  row_id: uuid.nullable(),
  /** Roughly the order of the changes. */
  seq: int8,
  /** When the transaction began; its month (UTC) is the part of the table. */
  created_at: timestamptz,
  /** Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction. */
  nonce: uuid.nullable(),
});

const AuditLogFields = {
  id: uuid.optional(),
  table_name: text,
  action: text,
  old_data: jsonbInput.nullish(),
  new_data: jsonbInput.nullish(),
  changed_by: uuid.nullish(),
  changed_at: timestamptz.nullish(),
  tenant_id: uuid.optional(),
  /** Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>. */
  actor: text.nullish(),
  /** The id of the changed row, if it is a uuid. */
  row_id: uuid.nullish(),
  /** When the transaction began; its month (UTC) is the part of the table. */
  created_at: timestamptz.optional(),
  /** Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction. */
  nonce: uuid.nullish(),
};

export const AuditLogInsertSchema = z.strictObject(AuditLogFields);

export const AuditLogUpdateSchema = z.strictObject(AuditLogFields).partial();

/** The chain of hashes over audit_logs */
export const AuditSealSchema = z.object({
  tenant_id: uuid,
  /** Counted per tenant from 1, without gaps. */
  number: int8,
  kind: z.enum(["rows", "redaction", "retention"]),
  /** Its first day: whose rows these are, or, of the kind retention, may be gone. */
  month: date.nullable(),
  seqs: arrayOf(int8),
  /** Of each row of seqs the SHA-256, 32 bytes each, in the same order. */
  digests: bytea,
  detail: text,
  made_at: timestamptz,
  /** SHA-256 of the hash before it and of all the other columns. */
  hash: bytea,
});

const AuditSealFields = {
  tenant_id: uuid,
  /** Counted per tenant from 1, without gaps. */
  number: int8Input,
  kind: z.enum(["rows", "redaction", "retention"]),
  /** Its first day: whose rows these are, or, of the kind retention, may be gone. */
  month: date.nullish(),
  seqs: arrayOf(int8Input).optional(),
  /** Of each row of seqs the SHA-256, 32 bytes each, in the same order. */
  digests: bytea.optional(),
  detail: text.optional(),
  made_at: timestamptz,
  /** SHA-256 of the hash before it and of all the other columns. */
  hash: bytea,
};

export const AuditSealInsertSchema = z.strictObject(AuditSealFields);

export const AuditSealUpdateSchema = z.strictObject(AuditSealFields).partial();

/** Records of customer interactions via phone */
export const CallLogSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  customer_id: uuid.nullable(),
  agent_id: uuid.nullable(),
  call_date: timestamptz.nullable(),
  duration: int4.min(0, "call_logs_duration_check").nullable(),
  notes: text.nullable(),
  follow_up_date: timestamptz.nullable(),
  reorder_id: uuid.nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  status: CallStatusSchema.nullable(),
  outcome: CallOutcomeSchema.nullable(),
  purpose: CallPurposeSchema.nullable(),
  /** inbound or outbound. */
  direction: z.enum(["inbound", "outbound"]).nullable(),
  ended_at: timestamptz.nullable(),
  /** The draft that was made for this call. */
  draft_id: uuid.nullable(),
});

const CallLogFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  customer_id: uuid.nullish(),
  agent_id: uuid.nullish(),
  call_date: timestamptz.nullish(),
  duration: int4.min(0, "call_logs_duration_check").nullish(),
  notes: text.nullish(),
  follow_up_date: timestamptz.nullish(),
  reorder_id: uuid.nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  status: CallStatusSchema.nullish(),
  outcome: CallOutcomeSchema.nullish(),
  purpose: CallPurposeSchema.nullish(),
  /** inbound or outbound. */
  direction: z.enum(["inbound", "outbound"]).nullish(),
  ended_at: timestamptz.nullish(),
  /** The draft that was made for this call. */
  draft_id: uuid.nullish(),
};

export const CallLogInsertSchema = z.strictObject(CallLogFields);

export const CallLogUpdateSchema = z.strictObject(CallLogFields).partial();

export const CustomerPreferenceSchema = z.object({
  id: uuid,
  customer_id: uuid,
  personal: jsonb.nullable(),
  business: jsonb.nullable(),
  orders: jsonb.nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  favorites: jsonb.nullable(),
  tenant_id: uuid,
});

const CustomerPreferenceFields = {
  id: uuid.optional(),
  customer_id: uuid,
  personal: jsonbInput.nullish(),
  business: jsonbInput.nullish(),
  orders: jsonbInput.nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  favorites: jsonbInput.nullish(),
  tenant_id: uuid.optional(),
};

export const CustomerPreferenceInsertSchema = z.strictObject(CustomerPreferenceFields);

export const CustomerPreferenceUpdateSchema = z.strictObject(CustomerPreferenceFields).partial();

/** Customer information across all tenants */
export const CustomerSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  /** Reference to a user account when customer is also a user of the system */
  user_id: uuid.nullable(),
  first_name: text,
  last_name: text,
  email: text.nullable(),
  phone: text.nullable(),
  address: text.nullable(),
  city: text.nullable(),
  state: text.nullable(),
  postal_code: text.nullable(),
  country: text.nullable(),
  industry_id: uuid.nullable(),
  company: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** IANA zone, for display and calling hours; null: the tenant's. */
  time_zone: text.nullable(),
  /** BCP 47 tag; null: the tenant's. */
  language: text.nullable(),
  /** The customer's number in the tenant's own system. */
  external_id: text.nullable(),
  /** Folded text that a search looks through. */
  search: text.nullable(),
  /** When the personal data was erased; the row stays for the orders that name it. */
  erased_at: timestamptz.nullable(),
});

const CustomerFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  /** Reference to a user account when customer is also a user of the system */
  user_id: uuid.nullish(),
  first_name: text,
  last_name: text,
  email: text.nullish(),
  phone: text.nullish(),
  address: text.nullish(),
  city: text.nullish(),
  state: text.nullish(),
  postal_code: text.nullish(),
  country: text.nullish(),
  industry_id: uuid.nullish(),
  company: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** IANA zone, for display and calling hours; null: the tenant's. */
  time_zone: text.nullish(),
  /** BCP 47 tag; null: the tenant's. */
  language: text.nullish(),
  /** The customer's number in the tenant's own system. */
  external_id: text.nullish(),
  /** When the personal data was erased; the row stays for the orders that name it. */
  erased_at: timestamptz.nullish(),
};

export const CustomerInsertSchema = z.strictObject(CustomerFields)
  .refine(
    (row) => holds(compare(calculate(bytesOf(row.first_name), "+", bytesOf(row.last_name)), "<=", 1000)),
    "customers_name_check",
  );

export const CustomerUpdateSchema = z.strictObject(CustomerFields).partial()
  .refine(
    (row) => holds(compare(calculate(bytesOf(row.first_name), "+", bytesOf(row.last_name)), "<=", 1000)),
    "customers_name_check",
  );

/** Links that admit a customer to one draft */
export const DraftLinkSchema = z.object({
  tenant_id: uuid,
  /** Random, not counted. */
  id: int8,
  draft_id: uuid,
  customer_id: uuid,
  expires_at: timestamptz,
  revoked_at: timestamptz.nullable(),
  created_at: timestamptz,
});

const DraftLinkFields = {
  tenant_id: uuid,
  /** Random, not counted. */
  id: int8Input,
  draft_id: uuid,
  customer_id: uuid,
  expires_at: timestamptz,
  revoked_at: timestamptz.nullish(),
  created_at: timestamptz.optional(),
};

export const DraftLinkInsertSchema = z.strictObject(DraftLinkFields);

export const DraftLinkUpdateSchema = z.strictObject(DraftLinkFields).partial();

/** Every change of a draft: operation, version, who, device, when. Append-only. */
export const DraftOperationSchema = z.object({
  tenant_id: uuid,
  draft_id: uuid,
  /** Chosen by the client: sent again, it is not applied again. */
  operation_id: uuid,
  /** The draft's version after it. */
  version: int4,
  /** put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept, decline, expire. */
  kind: text,
  operation: jsonb,
  /** The draft's status after it. */
  status: text,
  subtotal_minor: int8.nullable(),
  tax_minor: int8.nullable(),
  total_minor: int8.nullable(),
  digest: bytea.nullable(),
  actor_kind: text,
  actor_id: uuid.nullable(),
  actor_name: text.nullable(),
  device_id: text.nullable(),
  /** By the clock, not the start of the transaction: several operations of one statement keep their order. */
  at: timestamptz,
});

const DraftOperationFields = {
  tenant_id: uuid,
  draft_id: uuid,
  /** Chosen by the client: sent again, it is not applied again. */
  operation_id: uuid.optional(),
  /** The draft's version after it. */
  version: int4,
  /** put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept, decline, expire. */
  kind: text,
  operation: jsonbInput.optional(),
  /** The draft's status after it. */
  status: text,
  subtotal_minor: int8Input.nullish(),
  tax_minor: int8Input.nullish(),
  total_minor: int8Input.nullish(),
  digest: bytea.nullish(),
  actor_kind: text,
  actor_id: uuid.nullish(),
  actor_name: text.nullish(),
  device_id: text.nullish(),
  /** By the clock, not the start of the transaction: several operations of one statement keep their order. */
  at: timestamptz.optional(),
};

export const DraftOperationInsertSchema = z.strictObject(DraftOperationFields);

export const DraftOperationUpdateSchema = z.strictObject(DraftOperationFields).partial();

/** Answers already given, by Idempotency-Key and who asked */
export const IdempotencyKeySchema = z.object({
  tenant_id: uuid,
  key: text
    .refine((value) => holds(and(compare(bytesOf(value), ">=", 1), compare(bytesOf(value), "<=", 800))), "idempotency_keys_key_check"),
  /** Who asked; of a request of /rest/v1 with 'rest ' before it. */
  principal: text,
  request_hash: bytea,
  status: int4.nullable(),
  response: jsonb.nullable(),
  created_at: timestamptz,
  /** Of an answer of /rest/v1: an array of [name, value]. */
  headers: jsonb.nullable(),
  /** Of an answer of /rest/v1: as it was sent. */
  body: bytea.nullable(),
});

const IdempotencyKeyFields = {
  tenant_id: uuid,
  key: text
    .refine((value) => holds(and(compare(bytesOf(value), ">=", 1), compare(bytesOf(value), "<=", 800))), "idempotency_keys_key_check"),
  /** Who asked; of a request of /rest/v1 with 'rest ' before it. */
  principal: text,
  request_hash: bytea,
  status: int4.nullish(),
  response: jsonbInput.nullish(),
  created_at: timestamptz.optional(),
  /** Of an answer of /rest/v1: an array of [name, value]. */
  headers: jsonbInput.nullish(),
  /** Of an answer of /rest/v1: as it was sent. */
  body: bytea.nullish(),
};

export const IdempotencyKeyInsertSchema = z.strictObject(IdempotencyKeyFields);

export const IdempotencyKeyUpdateSchema = z.strictObject(IdempotencyKeyFields).partial();

export const IndustrySchema = z.object({
  id: uuid,
  name: text,
  description: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const IndustryFields = {
  id: uuid.optional(),
  name: text,
  description: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const IndustryInsertSchema = z.strictObject(IndustryFields);

export const IndustryUpdateSchema = z.strictObject(IndustryFields).partial();

export const IpAllowlistSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  ip_address: cidr,
  description: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const IpAllowlistFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  ip_address: cidr,
  description: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const IpAllowlistInsertSchema = z.strictObject(IpAllowlistFields);

export const IpAllowlistUpdateSchema = z.strictObject(IpAllowlistFields).partial();

/** When API keys were used last; the server writes it once a minute */
export const KeyUseSchema = z.object({
  tenant_id: uuid,
  key_id: uuid,
  last_used_at: timestamptz,
});

const KeyUseFields = {
  tenant_id: uuid,
  key_id: uuid,
  last_used_at: timestamptz,
};

export const KeyUseInsertSchema = z.strictObject(KeyUseFields);

export const KeyUseUpdateSchema = z.strictObject(KeyUseFields).partial();

/** Which user of which tenant signs in with an e-mail address and a password */
export const LoginSchema = z.object({
  /** The address in lower case. */
  email: text
    .refine((value) => holds(same(value, folded(value, "lower"))), "logins_email_check"),
  tenant_id: uuid,
  user_id: uuid,
  created_at: timestamptz.nullable(),
});

const LoginFields = {
  /** The address in lower case. */
  email: text
    .refine((value) => holds(same(value, folded(value, "lower"))), "logins_email_check"),
  tenant_id: uuid,
  user_id: uuid,
  created_at: timestamptz.nullish(),
};

export const LoginInsertSchema = z.strictObject(LoginFields);

export const LoginUpdateSchema = z.strictObject(LoginFields).partial();

/** In which further tenants a user acts who signs in to his home; there he has the same id */
export const MembershipSchema = z.object({
  home_tenant_id: uuid,
  user_id: uuid,
  joined_tenant_id: uuid,
  created_at: timestamptz,
});

const MembershipFields = {
  home_tenant_id: uuid,
  user_id: uuid,
  joined_tenant_id: uuid,
  created_at: timestamptz.optional(),
};

export const MembershipInsertSchema = z.strictObject(MembershipFields);

export const MembershipUpdateSchema = z.strictObject(MembershipFields).partial();

export const MessageSchema = z.object({
  id: int4,
  content: text,
  user_id: text,
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  tenant_id: uuid,
});

const MessageFields = {
  id: int4.optional(),
  content: text,
  user_id: text,
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  tenant_id: uuid.optional(),
};

export const MessageInsertSchema = z.strictObject(MessageFields);

export const MessageUpdateSchema = z.strictObject(MessageFields).partial();

/** Codes of six digits that were sent to an address and not used yet */
export const OneTimeCodeSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  user_id: uuid,
  kind: z.enum(["signup", "magiclink", "recovery", "sms", "email_change", "phone_change"]),
  address: text,
  code_hash: bytea,
  /** SHA-256 of the text in a mail's link. */
  token_hash: bytea,
  /** How often it was guessed; five end it. */
  attempts: int4,
  created_at: timestamptz,
  expires_at: timestamptz,
});

const OneTimeCodeFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  user_id: uuid,
  kind: z.enum(["signup", "magiclink", "recovery", "sms", "email_change", "phone_change"]),
  address: text,
  code_hash: bytea,
  /** SHA-256 of the text in a mail's link. */
  token_hash: bytea,
  /** How often it was guessed; five end it. */
  attempts: int4.optional(),
  created_at: timestamptz.optional(),
  expires_at: timestamptz,
};

export const OneTimeCodeInsertSchema = z.strictObject(OneTimeCodeFields);

export const OneTimeCodeUpdateSchema = z.strictObject(OneTimeCodeFields).partial();

export const OrderItemSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  order_id: uuid,
  product_id: uuid.nullable(),
  quantity: int4,
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in. */
  quantity_thousandths: int8.nullable(),
  unit_price_minor: int8.nullable(),
  line_total_minor: int8.nullable(),
  tax_minor: int8.nullable(),
  /** The product as it was called then. */
  description: text.nullable(),
  sku: text.nullable(),
  unit: text.nullable(),
  position: int4.nullable(),
});

const OrderItemFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  order_id: uuid,
  product_id: uuid.nullish(),
  quantity: int4,
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in. */
  quantity_thousandths: int8Input.nullish(),
  unit_price_minor: int8Input.nullish(),
  line_total_minor: int8Input.nullish(),
  tax_minor: int8Input.nullish(),
  /** The product as it was called then. */
  description: text.nullish(),
  sku: text.nullish(),
  unit: text.nullish(),
  position: int4.nullish(),
};

export const OrderItemInsertSchema = z.strictObject(OrderItemFields)
  .refine(
    (row) => holds(and(compare(row.unit_price_minor, ">=", 0), compare(row.line_total_minor, ">=", 0), compare(row.tax_minor, ">=", 0))),
    "order_items_money_check",
  )
  .refine(
    (row) => holds(and(compare(row.quantity, ">", 0), compare(row.quantity_thousandths, ">", 0), compare(row.quantity, "=", calculate(calculate(row.quantity_thousandths, "+", 999), "/", 1000)))),
    "order_items_quantity_check",
  );

export const OrderItemUpdateSchema = z.strictObject(OrderItemFields).partial()
  .refine(
    (row) => holds(and(compare(row.unit_price_minor, ">=", 0), compare(row.line_total_minor, ">=", 0), compare(row.tax_minor, ">=", 0))),
    "order_items_money_check",
  )
  .refine(
    (row) => holds(and(compare(row.quantity, ">", 0), compare(row.quantity_thousandths, ">", 0), compare(row.quantity, "=", calculate(calculate(row.quantity_thousandths, "+", 999), "/", 1000)))),
    "order_items_quantity_check",
  );

/** The last order number given, per tenant */
export const OrderNumberSchema = z.object({
  tenant_id: uuid,
  last: int8,
});

const OrderNumberFields = {
  tenant_id: uuid,
  last: int8Input,
};

export const OrderNumberInsertSchema = z.strictObject(OrderNumberFields);

export const OrderNumberUpdateSchema = z.strictObject(OrderNumberFields).partial();

/** Customer orders placed across the system */
export const OrderSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  customer_id: uuid.nullable(),
  order_date: timestamptz.nullable(),
  status: z.enum(["pending", "processing", "shipped", "delivered", "canceled", "returned", "refunded", "user_confirmed", "accepted"]),
  notes: text.nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** Counted per tenant, without gaps; taken from order_numbers when left out. */
  order_number: int8
    .refine((value) => holds(compare(value, ">", 0)), "orders_order_number_check")
    .nullable(),
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.regex(/^[A-Z]{3}$/su, "orders_currency_check").nullable(),
  subtotal_minor: int8.nullable(),
  tax_minor: int8.nullable(),
  total_minor: int8.nullable(),
  /** The draft exactly as it was accepted; never changes. */
  accepted_snapshot: jsonb.nullable(),
  /** SHA-256 of what the customer saw when accepting. */
  accepted_digest: bytea.nullable(),
  /** The draft's version that was accepted. */
  accepted_version: int4.nullable(),
  /** The draft it came from; a draft becomes one order at most. */
  draft_id: uuid.nullable(),
  delivery_date: date.nullable(),
  /** Who accepted, and how. */
  accepted_by: text.nullable(),
  /** The order's number in the tenant's own system. */
  external_id: text.nullable(),
});

const OrderFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  customer_id: uuid.nullish(),
  order_date: timestamptz.nullish(),
  status: z.enum(["pending", "processing", "shipped", "delivered", "canceled", "returned", "refunded", "user_confirmed", "accepted"]),
  notes: text.nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** Counted per tenant, without gaps; taken from order_numbers when left out. */
  order_number: int8Input
    .refine((value) => holds(compare(value, ">", 0)), "orders_order_number_check")
    .nullish(),
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.regex(/^[A-Z]{3}$/su, "orders_currency_check").nullish(),
  subtotal_minor: int8Input.nullish(),
  tax_minor: int8Input.nullish(),
  total_minor: int8Input.nullish(),
  /** The draft exactly as it was accepted; never changes. */
  accepted_snapshot: jsonbInput.nullish(),
  /** SHA-256 of what the customer saw when accepting. */
  accepted_digest: bytea.nullish(),
  /** The draft's version that was accepted. */
  accepted_version: int4.nullish(),
  /** The draft it came from; a draft becomes one order at most. */
  draft_id: uuid.nullish(),
  delivery_date: date.nullish(),
  /** Who accepted, and how. */
  accepted_by: text.nullish(),
  /** The order's number in the tenant's own system. */
  external_id: text.nullish(),
};

export const OrderInsertSchema = z.strictObject(OrderFields)
  .refine(
    (row) => holds(or(isNull(row.accepted_snapshot ?? null), and(not(isNull(row.accepted_digest ?? null)), not(isNull(row.accepted_version ?? null)), not(isNull(row.draft_id ?? null))))),
    "orders_accepted_check",
  )
  .refine(
    (row) => holds(and(compare(row.subtotal_minor, ">=", 0), compare(row.tax_minor, ">=", 0), compare(row.total_minor, ">=", 0))),
    "orders_money_check",
  );

export const OrderUpdateSchema = z.strictObject(OrderFields).partial()
  .refine(
    (row) => holds(or(isNull(row.accepted_snapshot), and(not(isNull(row.accepted_digest)), not(isNull(row.accepted_version)), not(isNull(row.draft_id))))),
    "orders_accepted_check",
  )
  .refine(
    (row) => holds(and(compare(row.subtotal_minor, ">=", 0), compare(row.tax_minor, ">=", 0), compare(row.total_minor, ">=", 0))),
    "orders_money_check",
  );

/** E-mails and text messages to be sent */
export const OutboxSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  channel: z.enum(["email", "sms"]),
  recipient: text,
  /** Of an e-mail; empty for a text message. */
  subject: text,
  body: text,
  purpose: text,
  created_at: timestamptz,
  expires_at: timestamptz,
  sent_at: timestamptz.nullable(),
});

const OutboxFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  channel: z.enum(["email", "sms"]),
  recipient: text,
  /** Of an e-mail; empty for a text message. */
  subject: text.optional(),
  body: text,
  purpose: text,
  created_at: timestamptz.optional(),
  expires_at: timestamptz,
  sent_at: timestamptz.nullish(),
};

export const OutboxInsertSchema = z.strictObject(OutboxFields);

export const OutboxUpdateSchema = z.strictObject(OutboxFields).partial();

export const ProductCategorySchema = z.object({
  id: uuid,
  tenant_id: uuid,
  name: text,
  description: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const ProductCategoryFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  name: text,
  description: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const ProductCategoryInsertSchema = z.strictObject(ProductCategoryFields);

export const ProductCategoryUpdateSchema = z.strictObject(ProductCategoryFields).partial();

export const ProductSpecialSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  product_id: uuid,
  name: text,
  start_date: timestamptz.nullable(),
  end_date: timestamptz.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** The special price in minor units of the product's currency. */
  price_minor: int8
    .refine((value) => holds(compare(value, ">=", 0)), "product_specials_price_minor_check")
    .nullable(),
  /** Per cent off the list price; instead of a price. */
  percent_off: numeric(5, 2)
    .refine((value) => holds(and(compare(rounded(value, 2), ">=", 0), compare(rounded(value, 2), "<=", 100))), "product_specials_percent_off_check")
    .nullable(),
});

const ProductSpecialFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  product_id: uuid,
  name: text,
  start_date: timestamptz.nullish(),
  end_date: timestamptz.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** The special price in minor units of the product's currency. */
  price_minor: int8Input
    .refine((value) => holds(compare(value, ">=", 0)), "product_specials_price_minor_check")
    .nullish(),
  /** Per cent off the list price; instead of a price. */
  percent_off: numericInput(5, 2)
    .refine((value) => holds(and(compare(rounded(value, 2), ">=", 0), compare(rounded(value, 2), "<=", 100))), "product_specials_percent_off_check")
    .nullish(),
};

export const ProductSpecialInsertSchema = z.strictObject(ProductSpecialFields)
  .refine(
    (row) => holds(compareMoments("timestamptz", row.end_date, ">=", row.start_date)),
    "product_specials_dates_check",
  )
  .refine(
    (row) => holds(or(isNull(row.price_minor ?? null), isNull(row.percent_off ?? null))),
    "product_specials_one_price_check",
  );

export const ProductSpecialUpdateSchema = z.strictObject(ProductSpecialFields).partial()
  .refine(
    (row) => holds(compareMoments("timestamptz", row.end_date, ">=", row.start_date)),
    "product_specials_dates_check",
  )
  .refine(
    (row) => holds(or(isNull(row.price_minor), isNull(row.percent_off))),
    "product_specials_one_price_check",
  );

export const ProductTypeSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  category_id: uuid.nullable(),
  name: text,
  description: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const ProductTypeFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  category_id: uuid.nullish(),
  name: text,
  description: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const ProductTypeInsertSchema = z.strictObject(ProductTypeFields);

export const ProductTypeUpdateSchema = z.strictObject(ProductTypeFields).partial();

/** Products available for ordering */
export const ProductSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  name: text
    .refine((value) => holds(compare(bytesOf(value), "<=", 1000)), "products_name_check"),
  description: text.nullable(),
  product_type_id: uuid.nullable(),
  category_id: uuid.nullable(),
  sku: text.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  size: text.nullable(),
  /** List price of one unit in minor units of the currency; null: on request. */
  price_minor: int8
    .refine((value) => holds(compare(value, ">=", 0)), "products_price_minor_check")
    .nullable(),
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.regex(/^[A-Z]{3}$/su, "products_currency_check").nullable(),
  /** The selling unit: piece, case, kg. */
  unit: text.nullable(),
  /** What one unit holds, for people: 6 x 1 l. */
  pack_size: text.nullable(),
  /** Thousandths of the unit: a quantity is a multiple of it. */
  order_multiple: int4.gt(0, "products_order_multiple_check").nullable(),
  /** Which of the tenant's taxes apply; null: those without a class. */
  tax_class: text.nullable(),
  image_url: text.nullable(),
  /** A small picture, at most 4 kB. */
  thumbnail: bytea.nullable(),
  /** Media type of the thumbnail. */
  thumbnail_type: text.nullable(),
  /** Folded text that a search looks through. */
  search: text.nullable(),
});

const ProductFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  name: text
    .refine((value) => holds(compare(bytesOf(value), "<=", 1000)), "products_name_check"),
  description: text.nullish(),
  product_type_id: uuid.nullish(),
  category_id: uuid.nullish(),
  sku: text.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  size: text.nullish(),
  /** List price of one unit in minor units of the currency; null: on request. */
  price_minor: int8Input
    .refine((value) => holds(compare(value, ">=", 0)), "products_price_minor_check")
    .nullish(),
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.regex(/^[A-Z]{3}$/su, "products_currency_check").nullish(),
  /** The selling unit: piece, case, kg. */
  unit: text.nullish(),
  /** What one unit holds, for people: 6 x 1 l. */
  pack_size: text.nullish(),
  /** Thousandths of the unit: a quantity is a multiple of it. */
  order_multiple: int4.gt(0, "products_order_multiple_check").nullish(),
  /** Which of the tenant's taxes apply; null: those without a class. */
  tax_class: text.nullish(),
  image_url: text.nullish(),
  /** A small picture, at most 4 kB. */
  thumbnail: bytea.nullish(),
  /** Media type of the thumbnail. */
  thumbnail_type: text.nullish(),
};

export const ProductInsertSchema = z.strictObject(ProductFields);

export const ProductUpdateSchema = z.strictObject(ProductFields).partial();

/** Temporary storage for draft orders being prepared during customer calls. Acts as a coordination point between different devices. */
export const ProposedOrderSchema = z.object({
  /** Primary identifier for the proposed order (UUID). */
  id: uuid,
  /** The tenant this proposed order belongs to. */
  tenant_id: uuid,
  /** The customer for whom this order is being prepared. */
  customer_id: uuid,
  /** The call during which this order is being prepared, primary search key. */
  call_id: uuid,
  /** The date this order is being proposed for. */
  proposed_date: timestamptz,
  /** Current status of the proposed order (draft, presented, accepted, etc.). */
  status: z.enum(["draft", "presented", "accepted", "declined", "expired"]),
  /** JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail. */
  order_items: jsonb,
  /** The user who last updated this proposed order. */
  last_updated_by: uuid.nullable(),
  /** Identifier of the device that last updated this order, for conflict resolution. */
  last_device_id: text.nullable(),
  /** Timestamp when the proposed order was created. */
  created_at: timestamptz,
  /** Timestamp when the proposed order was last updated. */
  updated_at: timestamptz.nullable(),
  /** Grows by one with each operation that is kept. */
  version: int4,
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.nullable(),
  note: text,
  delivery_date: date.nullable(),
  subtotal_minor: int8.nullable(),
  tax_minor: int8.nullable(),
  total_minor: int8.nullable(),
  /** SHA-256 of what a screen displays at this version; null: to be computed again (written past the server). */
  digest: bytea.nullable(),
  presented_version: int4.nullable(),
  presented_digest: bytea.nullable(),
  presented_at: timestamptz.nullable(),
  accepted_version: int4.nullable(),
  accepted_digest: bytea.nullable(),
  accepted_at: timestamptz.nullable(),
  /** Why it was declined or expired. */
  closed_reason: text.nullable(),
  expires_at: timestamptz.nullable(),
  /** The order it became. */
  order_id: uuid.nullable(),
});

const ProposedOrderFields = {
  /** Primary identifier for the proposed order (UUID). */
  id: uuid.optional(),
  /** The tenant this proposed order belongs to. */
  tenant_id: uuid.optional(),
  /** The customer for whom this order is being prepared. */
  customer_id: uuid,
  /** The call during which this order is being prepared, primary search key. */
  call_id: uuid,
  /** The date this order is being proposed for. */
  proposed_date: timestamptz.optional(),
  /** Current status of the proposed order (draft, presented, accepted, etc.). */
  status: z.enum(["draft", "presented", "accepted", "declined", "expired"])
    .optional(),
  /** JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail. */
  order_items: jsonbInput.optional(),
  /** The user who last updated this proposed order. */
  last_updated_by: uuid.nullish(),
  /** Identifier of the device that last updated this order, for conflict resolution. */
  last_device_id: text.nullish(),
  /** Timestamp when the proposed order was created. */
  created_at: timestamptz.optional(),
  /** Timestamp when the proposed order was last updated. */
  updated_at: timestamptz.nullish(),
  /** Grows by one with each operation that is kept. */
  version: int4.optional(),
  /** ISO 4217; null: the currency of the tenant. */
  currency: text.nullish(),
  note: text.optional(),
  delivery_date: date.nullish(),
  subtotal_minor: int8Input.nullish(),
  tax_minor: int8Input.nullish(),
  total_minor: int8Input.nullish(),
  /** SHA-256 of what a screen displays at this version; null: to be computed again (written past the server). */
  digest: bytea.nullish(),
  presented_version: int4.nullish(),
  presented_digest: bytea.nullish(),
  presented_at: timestamptz.nullish(),
  accepted_version: int4.nullish(),
  accepted_digest: bytea.nullish(),
  accepted_at: timestamptz.nullish(),
  /** Why it was declined or expired. */
  closed_reason: text.nullish(),
  expires_at: timestamptz.nullish(),
  /** The order it became. */
  order_id: uuid.nullish(),
};

export const ProposedOrderInsertSchema = z.strictObject(ProposedOrderFields);

export const ProposedOrderUpdateSchema = z.strictObject(ProposedOrderFields).partial();

/** Standin for Redis, temporarily holds order, specials and favorites data */
export const ProposedOrdersDataSchema = z.object({
  id: uuid,
  created_at: timestamptz,
  call_id: uuid,
  customer_id: uuid,
  tenant_id: uuid,
  data: jsonb.nullable(),
  data_type: text.nullable(),
  customer_phone: text.nullable(),
  sms_number: text.nullable(),
  /** May be removed after this time. */
  expires_at: timestamptz.nullable(),
});

const ProposedOrdersDataFields = {
  id: uuid.optional(),
  created_at: timestamptz.optional(),
  call_id: uuid.optional(),
  customer_id: uuid.optional(),
  tenant_id: uuid.optional(),
  data: jsonbInput.nullish(),
  data_type: text.nullish(),
  customer_phone: text.nullish(),
  sms_number: text.nullish(),
  /** May be removed after this time. */
  expires_at: timestamptz.nullish(),
};

export const ProposedOrdersDataInsertSchema = z.strictObject(ProposedOrdersDataFields);

export const ProposedOrdersDataUpdateSchema = z.strictObject(ProposedOrdersDataFields).partial();

/** Who is signed in: one row per device, with the SHA-256 of its refresh token */
export const RefreshSessionSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  user_id: uuid,
  token_hash: bytea,
  previous_hash: bytea.nullable(),
  created_at: timestamptz,
  /** When the session was last refreshed. */
  rotated_at: timestamptz.nullable(),
  expires_at: timestamptz,
  revoked_at: timestamptz.nullable(),
  method: z.enum(["password", "otp"]),
  ip: inet.nullable(),
  user_agent: text
    .refine((value) => holds(compare(bytesOf(value), "<=", 200)), "refresh_sessions_user_agent_check")
    .nullable(),
  /** What was shown beside the password; null if nothing was. */
  second_factor: text.nullable(),
  second_factor_at: timestamptz.nullable(),
  /** Where its user signed in, if elsewhere: he came by changing the tenant. */
  home_tenant_id: uuid.nullable(),
});

const RefreshSessionFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  user_id: uuid,
  token_hash: bytea,
  previous_hash: bytea.nullish(),
  created_at: timestamptz.optional(),
  /** When the session was last refreshed. */
  rotated_at: timestamptz.nullish(),
  expires_at: timestamptz,
  revoked_at: timestamptz.nullish(),
  method: z.enum(["password", "otp"]).optional(),
  ip: inet.nullish(),
  user_agent: text
    .refine((value) => holds(compare(bytesOf(value), "<=", 200)), "refresh_sessions_user_agent_check")
    .nullish(),
  /** What was shown beside the password; null if nothing was. */
  second_factor: text.nullish(),
  second_factor_at: timestamptz.nullish(),
  /** Where its user signed in, if elsewhere: he came by changing the tenant. */
  home_tenant_id: uuid.nullish(),
};

export const RefreshSessionInsertSchema = z.strictObject(RefreshSessionFields)
  .refine(
    (row) => holds(or(and(among(row.second_factor, ["totp", "recovery_code"]), not(isNull(row.second_factor_at ?? null))), and(isNull(row.second_factor ?? null), isNull(row.second_factor_at ?? null)))),
    "refresh_sessions_second_factor_check",
  );

export const RefreshSessionUpdateSchema = z.strictObject(RefreshSessionFields).partial()
  .refine(
    (row) => holds(or(and(among(row.second_factor, ["totp", "recovery_code"]), not(isNull(row.second_factor_at))), and(isNull(row.second_factor), isNull(row.second_factor_at)))),
    "refresh_sessions_second_factor_check",
  );

export const RoleSchema = z.object({
  id: uuid,
  name: text,
  description: text.nullable(),
  permissions: jsonb
    .refine((value) => holds(same(typeOfJson(value), "array")), "roles_permissions_check")
    .nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const RoleFields = {
  id: uuid.optional(),
  name: text,
  description: text.nullish(),
  permissions: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "array")), "roles_permissions_check")
    .nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const RoleInsertSchema = z.strictObject(RoleFields);

export const RoleUpdateSchema = z.strictObject(RoleFields).partial();

/** Roles of a tenant's own */
export const TenantRoleSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  name: text
    .refine((value) => holds(and(and(compare(lengthOf(value), ">=", 1), compare(lengthOf(value), "<=", 60)), not(among(folded(value, "lower"), ["owner", "manager", "agent", "viewer", "integration"])))), "tenant_roles_name_check"),
  description: text
    .refine((value) => holds(compare(lengthOf(value), "<=", 300)), "tenant_roles_description_check"),
  /** A JSON list of names of permissions; none of the built-in owner's "*". */
  permissions: jsonb
    .refine((value) => holds(same(typeOfJson(value), "array")), "tenant_roles_permissions_check"),
  created_at: timestamptz,
});

const TenantRoleFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  name: text
    .refine((value) => holds(and(and(compare(lengthOf(value), ">=", 1), compare(lengthOf(value), "<=", 60)), not(among(folded(value, "lower"), ["owner", "manager", "agent", "viewer", "integration"])))), "tenant_roles_name_check"),
  description: text
    .refine((value) => holds(compare(lengthOf(value), "<=", 300)), "tenant_roles_description_check")
    .optional(),
  /** A JSON list of names of permissions; none of the built-in owner's "*". */
  permissions: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "array")), "tenant_roles_permissions_check")
    .optional(),
  created_at: timestamptz.optional(),
};

export const TenantRoleInsertSchema = z.strictObject(TenantRoleFields);

export const TenantRoleUpdateSchema = z.strictObject(TenantRoleFields).partial();

/** Contains tenant/organization information for multi-tenant setup */
export const TenantSchema = z.object({
  id: uuid,
  name: text,
  domain: text.nullable(),
  settings: jsonb
    .refine((value) => holds(same(typeOfJson(value), "object")), "tenants_settings_check")
    .nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const TenantFields = {
  id: uuid.optional(),
  name: text,
  domain: text.nullish(),
  settings: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "object")), "tenants_settings_check")
    .nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const TenantInsertSchema = z.strictObject(TenantFields);

export const TenantUpdateSchema = z.strictObject(TenantFields).partial();

/** Second factors: authenticator apps (TOTP, RFC 6238) of users */
export const UserFactorSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  user_id: uuid,
  /** The user's own name for it; empty if he gave none. */
  friendly_name: text
    .refine((value) => holds(compare(lengthOf(value), "<=", 100)), "user_factors_friendly_name_check"),
  /** What the app knows too, sealed (XChaCha20-Poly1305). */
  secret: bytea,
  /** Of the last code that was taken, in half minutes since 1970: each is taken once. */
  last_step: int8,
  /** HMACs of the recovery codes not used yet, in hex. */
  recovery_hashes: jsonb
    .refine((value) => holds(same(typeOfJson(value), "array")), "user_factors_recovery_hashes_check"),
  created_at: timestamptz,
  /** When the first code was right. Until then nobody is asked for it. */
  verified_at: timestamptz.nullable(),
  last_used_at: timestamptz.nullable(),
});

const UserFactorFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  user_id: uuid,
  /** The user's own name for it; empty if he gave none. */
  friendly_name: text
    .refine((value) => holds(compare(lengthOf(value), "<=", 100)), "user_factors_friendly_name_check")
    .optional(),
  /** What the app knows too, sealed (XChaCha20-Poly1305). */
  secret: bytea,
  /** Of the last code that was taken, in half minutes since 1970: each is taken once. */
  last_step: int8Input.optional(),
  /** HMACs of the recovery codes not used yet, in hex. */
  recovery_hashes: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "array")), "user_factors_recovery_hashes_check")
    .optional(),
  created_at: timestamptz.optional(),
  /** When the first code was right. Until then nobody is asked for it. */
  verified_at: timestamptz.nullish(),
  last_used_at: timestamptz.nullish(),
};

export const UserFactorInsertSchema = z.strictObject(UserFactorFields);

export const UserFactorUpdateSchema = z.strictObject(UserFactorFields).partial();

export const UserPreferenceSchema = z.object({
  id: uuid,
  user_id: uuid,
  personal: jsonb.nullable(),
  business: jsonb.nullable(),
  orders: jsonb.nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  tenant_id: uuid,
});

const UserPreferenceFields = {
  id: uuid.optional(),
  user_id: uuid,
  personal: jsonbInput.nullish(),
  business: jsonbInput.nullish(),
  orders: jsonbInput.nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  tenant_id: uuid.optional(),
};

export const UserPreferenceInsertSchema = z.strictObject(UserPreferenceFields);

export const UserPreferenceUpdateSchema = z.strictObject(UserPreferenceFields).partial();

/** Role assignments for users across tenants */
export const UserRoleSchema = z.object({
  id: uuid,
  user_id: uuid,
  role_id: uuid,
  tenant_id: uuid,
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
});

const UserRoleFields = {
  id: uuid.optional(),
  user_id: uuid,
  role_id: uuid,
  tenant_id: uuid.optional(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
};

export const UserRoleInsertSchema = z.strictObject(UserRoleFields);

export const UserRoleUpdateSchema = z.strictObject(UserRoleFields).partial();

/** Which of the tenant's own roles its users have */
export const UserTenantRoleSchema = z.object({
  tenant_id: uuid,
  id: uuid,
  user_id: uuid,
  role_id: uuid,
  created_at: timestamptz,
});

const UserTenantRoleFields = {
  tenant_id: uuid,
  id: uuid.optional(),
  user_id: uuid,
  role_id: uuid,
  created_at: timestamptz.optional(),
};

export const UserTenantRoleInsertSchema = z.strictObject(UserTenantRoleFields);

export const UserTenantRoleUpdateSchema = z.strictObject(UserTenantRoleFields).partial();

/** User authentication and identification information across tenants */
export const UserSchema = z.object({
  id: uuid,
  tenant_id: uuid,
  email: text,
  username: text.nullable(),
  password_hash: text.nullable(),
  last_login: timestamptz.nullable(),
  is_active: z.boolean().nullable(),
  created_at: timestamptz.nullable(),
  updated_at: timestamptz.nullable(),
  /** When the user proved to read this address, or somebody vouched for it. */
  email_confirmed_at: timestamptz.nullable(),
  /** E.164 without the plus sign. */
  phone: text.regex(/^[1-9][0-9]{1,14}$/su, "users_phone_check").nullable(),
  /** When the user proved to have this phone, or somebody vouched for it. */
  phone_confirmed_at: timestamptz.nullable(),
  /** When the last code to confirm an address was sent. */
  confirmation_sent_at: timestamptz.nullable(),
  /** When the last code for a forgotten password was sent. */
  recovery_sent_at: timestamptz.nullable(),
  /** Until then the user cannot sign in. */
  banned_until: timestamptz.nullable(),
  /** What the user says of himself: never to be trusted. */
  user_metadata: jsonb
    .refine((value) => holds(same(typeOfJson(value), "object")), "users_user_metadata_check"),
  /** What the tenant's own servers keep of the user. */
  app_metadata: jsonb
    .refine((value) => holds(same(typeOfJson(value), "object")), "users_app_metadata_check"),
});

const UserFields = {
  id: uuid.optional(),
  tenant_id: uuid.optional(),
  email: text,
  username: text.nullish(),
  password_hash: text.nullish(),
  last_login: timestamptz.nullish(),
  is_active: z.boolean().nullish(),
  created_at: timestamptz.nullish(),
  updated_at: timestamptz.nullish(),
  /** When the user proved to read this address, or somebody vouched for it. */
  email_confirmed_at: timestamptz.nullish(),
  /** E.164 without the plus sign. */
  phone: text.regex(/^[1-9][0-9]{1,14}$/su, "users_phone_check").nullish(),
  /** When the user proved to have this phone, or somebody vouched for it. */
  phone_confirmed_at: timestamptz.nullish(),
  /** When the last code to confirm an address was sent. */
  confirmation_sent_at: timestamptz.nullish(),
  /** When the last code for a forgotten password was sent. */
  recovery_sent_at: timestamptz.nullish(),
  /** Until then the user cannot sign in. */
  banned_until: timestamptz.nullish(),
  /** What the user says of himself: never to be trusted. */
  user_metadata: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "object")), "users_user_metadata_check")
    .optional(),
  /** What the tenant's own servers keep of the user. */
  app_metadata: jsonbInput
    .refine((value) => holds(same(typeOfJson(value), "object")), "users_app_metadata_check")
    .optional(),
};

export const UserInsertSchema = z.strictObject(UserFields);

export const UserUpdateSchema = z.strictObject(UserFields).partial();
