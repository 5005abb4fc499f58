// Made by `orderline codegen --target repository --schema public` from the schema of a database. Do not edit.
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "./generated.types";

type Client = SupabaseClient<Database>;
type SchemaName = Exclude<keyof Database, "__InternalSupabase">;
type RelationsOf<S extends SchemaName> = Database[S]["Tables"] & Database[S]["Views"];
type Part<Relation, Name extends string> = Relation extends { [_ in Name]: infer Found } ? Found : never;
/** What select("*") gives: computed fields have to be asked for. */
type RowOf<Relation> = Relation extends { ComputedFields: infer Fields extends PropertyKey }
  ? Omit<Part<Relation, "Row">, Fields>
  : Part<Relation, "Row">;
type ColumnOf<Row> = keyof Row & string;
type KeyOf<Row, Key extends readonly unknown[]> = Pick<Row, Key[number] & keyof Row>;
/** The value of a key, or an object if it has several columns. Those that the session implies may be left out. */
type IdOf<Row, Key extends readonly unknown[], Implied extends readonly unknown[]> =
  | (Key extends readonly [infer Only extends keyof Row] ? Row[Only] : KeyOf<Row, Key>)
  | (Implied extends readonly [] ? never : KeyOf<Row, [...Key, ...Implied]>);

/** What the server answered instead of rows. */
export class RepositoryError extends Error {
  /** SQLSTATE, or PostgREST's own ("PGRST116": no such row); empty if the server was not reached. */
  readonly code: string;
  readonly details: string | null;
  readonly hint: string | null;

  constructor(error: { message: string; code?: string; details?: string | null; hint?: string | null }) {
    super(error.message);
    this.name = "RepositoryError";
    this.code = error.code ?? "";
    this.details = error.details || null;
    this.hint = error.hint || null;
  }
}

export interface ListOptions<Row> {
  /** The server may give fewer: it has a limit of its own. */
  limit?: number;
  /** NULL comes last in both directions. */
  orderBy?: ColumnOf<Row>;
  descending?: boolean;
}

/** Where a page ended: the columns that it was ordered by, of its last row. */
export type Cursor<Row> = Partial<Row>;

export interface PageOptions<Row> extends ListOptions<Row> {
  /** `next` of the page before, asked with the same order. */
  after?: Cursor<Row> | null;
}

export interface Page<Row> {
  rows: Row[];
  /** Null behind the end, which a page without rows tells. */
  next: Cursor<Row> | null;
}

/** Of a view: nothing but reading. */
export interface ViewRepository<Row, Query> {
  getAll(options?: ListOptions<Row>): Promise<Row[]>;
  /** The query builder of supabase-js, for everything else. */
  query(): Query;
}

/** Of a table without a primary key: no row of it can be named. */
export interface KeylessRepository<Row, Insert, Query> extends ViewRepository<Row, Query> {
  /** The row as it was stored. */
  create(values: Insert): Promise<Row>;
}

export interface TableRepository<Row, Insert, Update, Id, Query> extends KeylessRepository<Row, Insert, Query> {
  getAll(options?: PageOptions<Row>): Promise<Row[]>;
  /** Rows behind a cursor, by the key: no row comes twice or is missed, whatever is inserted meanwhile. */
  page(options?: PageOptions<Row>): Promise<Page<Row>>;
  getById(id: Id): Promise<Row | null>;
  /** The row as it is then. Without such a row: RepositoryError with the code PGRST116. */
  update(id: Id, values: Update): Promise<Row>;
  /** No error if there is no such row. */
  delete(id: Id): Promise<void>;
}

/** The builder without the types that only matter to callers. */
type Builder = ReturnType<SupabaseClient["from"]>;
type Filter = ReturnType<Builder["select"]>;
type Answer = { data: unknown; error: ConstructorParameters<typeof RepositoryError>[0] | null };

async function dataOf<Data>(answer: PromiseLike<Answer>): Promise<Data> {
  const { data, error } = await answer;
  if (error) throw new RepositoryError(error);
  return data as Data;
}

function list<Row>(from: () => Builder, key: readonly string[], options: PageOptions<Row>): Promise<Row[]> {
  const { limit, orderBy, descending = false, after } = options;
  let query: Filter = from().select("*");
  if (after) query = behind(query, key, after as Record<string, unknown>, orderBy, descending);
  if (orderBy) query = query.order(orderBy, { ascending: !descending, nullsFirst: false });
  for (const column of key) if (column !== orderBy) query = query.order(column, { ascending: !descending });
  return dataOf(limit === undefined ? query : query.limit(limit));
}

/** Keeps what comes after a row: greater in the first column, or equal in it and greater in the second, … */
function behind(query: Filter, key: readonly string[], after: Record<string, unknown>, orderBy: string | undefined, descending: boolean): Filter {
  const further = descending ? "lt" : "gt";
  const first = orderBy !== undefined && !key.includes(orderBy) ? [orderBy] : [];
  const columns = [...first, ...(orderBy && key.includes(orderBy) ? [orderBy] : []), ...key.filter((column) => column !== orderBy)];
  if (columns.length === 1) return query.filter(columns[0]!, further, after[columns[0]!]);
  const conditions = columns.flatMap((column, place) => {
    const equal = columns.slice(0, place).map((before) => equals(before, after[before]));
    const value = after[column];
    const beyond = value === null ? [] : [`${name(column)}.${further}.${quoted(value)}`];
    if (first.includes(column) && value !== null) beyond.push(`${name(column)}.is.null`);
    return beyond.map((one) => (equal.length === 0 ? one : `and(${[...equal, one].join(",")})`));
  });
  return query.or(conditions.join(","));
}

const quoted = (value: unknown) => `"${String(value).replace(/["\\]/g, "\\$&")}"`;
const name = (column: string) => (/^\w+$/.test(column) ? column : quoted(column));
const equals = (column: string, value: unknown) =>
  value === null ? `${name(column)}.is.null` : `${name(column)}.eq.${quoted(value)}`;

function cursorOf<Row>(row: Row | undefined, key: readonly string[], orderBy: string | undefined): Cursor<Row> | null {
  if (row === undefined) return null;
  const columns = new Set(orderBy === undefined ? key : [orderBy, ...key]);
  return Object.fromEntries(Object.entries(row as object).filter(([column]) => columns.has(column))) as Cursor<Row>;
}

function viewRepository<S extends SchemaName, N extends keyof RelationsOf<S>, Query>(
  _schema: S,
  _name: N,
  query: () => Query,
): ViewRepository<RowOf<RelationsOf<S>[N]>, Query> {
  const from = query as () => unknown as () => Builder;
  return { query, getAll: (options = {}) => list(from, [], options) };
}

function keylessRepository<S extends SchemaName, N extends keyof RelationsOf<S>, Query>(
  schema: S,
  table: N,
  query: () => Query,
): KeylessRepository<RowOf<RelationsOf<S>[N]>, Part<RelationsOf<S>[N], "Insert">, Query> {
  const from = query as () => unknown as () => Builder;
  return {
    ...viewRepository(schema, table, query),
    create: (values) => dataOf(from().insert(values as object).select().single()),
  };
}

function tableRepository<
  S extends SchemaName,
  N extends keyof RelationsOf<S>,
  const Key extends readonly ColumnOf<RowOf<RelationsOf<S>[N]>>[],
  const Implied extends readonly ColumnOf<RowOf<RelationsOf<S>[N]>>[],
  Query,
>(
  schema: S,
  table: N,
  key: Key,
  implied: Implied,
  query: () => Query,
): TableRepository<
  RowOf<RelationsOf<S>[N]>,
  Part<RelationsOf<S>[N], "Insert">,
  Part<RelationsOf<S>[N], "Update">,
  IdOf<RowOf<RelationsOf<S>[N]>, Key, Implied>,
  Query
> {
  type Row = RowOf<RelationsOf<S>[N]>;
  const from = query as () => unknown as () => Builder;
  const isRow = <Rows extends { filter(column: string, operator: string, value: unknown): Rows }>(rows: Rows, id: unknown): Rows => {
    const values = typeof id === "object" && id !== null ? (id as Record<string, unknown>) : { [key[0]!]: id };
    for (const column of key) if (!(column in values)) throw new TypeError(`The key of ${String(table)} needs ${column}`);
    return [...key, ...implied].filter((column) => column in values).reduce((found, column) => found.filter(column, "eq", values[column]), rows);
  };
  return {
    ...keylessRepository(schema, table, query),
    getAll: (options = {}) => list<Row>(from, key, options),
    page: async (options = {}) => {
      const rows = await list<Row>(from, key, options);
      return { rows, next: cursorOf(rows.at(-1), key, options.orderBy) };
    },
    getById: (id) => dataOf(isRow(from().select("*"), id).maybeSingle()),
    update: (id, values) => dataOf(isRow(from().update(values as object), id).select().single()),
    delete: async (id) => {
      await dataOf(isRow(from().delete(), id));
    },
  };
}

export const createAccessPhoneRepository = (client: Client) =>
  tableRepository("public", "access_phones", ["id"], ["tenant_id"], () =>
    client.from("access_phones"),
  );

/** Customer service agents who handle calls and orders */
export const createAgentRepository = (client: Client) =>
  tableRepository("public", "agents", ["id"], ["tenant_id"], () =>
    client.from("agents"),
  );

export const createApiKeyRepository = (client: Client) =>
  tableRepository("public", "api_keys", ["id"], ["tenant_id"], () =>
    client.from("api_keys"),
  );

/** Where the chain of audit_seals ends, and how far it is complete */
export const createAuditHeadRepository = (client: Client) =>
  tableRepository("public", "audit_heads", ["tenant_id"], [], () =>
    client.from("audit_heads"),
  );

/** System-wide audit trail for tracking changes */
export const createAuditLogRepository = (client: Client) =>
  tableRepository("public", "audit_logs", ["id", "created_at"], ["tenant_id"], () =>
    client.from("audit_logs"),
  );

/** The chain of hashes over audit_logs */
export const createAuditSealRepository = (client: Client) =>
  tableRepository("public", "audit_seals", ["tenant_id", "number"], [], () =>
    client.from("audit_seals"),
  );

/** Records of customer interactions via phone */
export const createCallLogRepository = (client: Client) =>
  tableRepository("public", "call_logs", ["id"], ["tenant_id"], () =>
    client.from("call_logs"),
  );

export const createCustomerPreferenceRepository = (client: Client) =>
  tableRepository("public", "customer_preferences", ["id"], ["tenant_id"], () =>
    client.from("customer_preferences"),
  );

/** Customer information across all tenants */
export const createCustomerRepository = (client: Client) =>
  tableRepository("public", "customers", ["id"], ["tenant_id"], () =>
    client.from("customers"),
  );

/** Links that admit a customer to one draft */
export const createDraftLinkRepository = (client: Client) =>
  tableRepository("public", "draft_links", ["tenant_id", "id"], [], () =>
    client.from("draft_links"),
  );

/** Every change of a draft: operation, version, who, device, when. Append-only. */
export const createDraftOperationRepository = (client: Client) =>
  tableRepository("public", "draft_operations", ["tenant_id", "draft_id", "operation_id"], [], () =>
    client.from("draft_operations"),
  );

/** Answers already given, by Idempotency-Key and who asked */
export const createIdempotencyKeyRepository = (client: Client) =>
  tableRepository("public", "idempotency_keys", ["tenant_id", "principal", "key"], [], () =>
    client.from("idempotency_keys"),
  );

export const createIndustryRepository = (client: Client) =>
  tableRepository("public", "industries", ["id"], [], () =>
    client.from("industries"),
  );

export const createIpAllowlistRepository = (client: Client) =>
  tableRepository("public", "ip_allowlist", ["id"], ["tenant_id"], () =>
    client.from("ip_allowlist"),
  );

/** When API keys were used last; the server writes it once a minute */
export const createKeyUseRepository = (client: Client) =>
  tableRepository("public", "key_uses", ["tenant_id", "key_id"], [], () =>
    client.from("key_uses"),
  );

/** Which user of which tenant signs in with an e-mail address and a password */
export const createLoginRepository = (client: Client) =>
  tableRepository("public", "logins", ["email"], [], () =>
    client.from("logins"),
  );

/** In which further tenants a user acts who signs in to his home; there he has the same id */
export const createMembershipRepository = (client: Client) =>
  tableRepository("public", "memberships", ["home_tenant_id", "user_id", "joined_tenant_id"], [], () =>
    client.from("memberships"),
  );

export const createMessageRepository = (client: Client) =>
  tableRepository("public", "messages", ["id"], ["tenant_id"], () =>
    client.from("messages"),
  );

/** Codes of six digits that were sent to an address and not used yet */
export const createOneTimeCodeRepository = (client: Client) =>
  tableRepository("public", "one_time_codes", ["tenant_id", "id"], [], () =>
    client.from("one_time_codes"),
  );

export const createOrderItemRepository = (client: Client) =>
  tableRepository("public", "order_items", ["id"], ["tenant_id"], () =>
    client.from("order_items"),
  );

/** The last order number given, per tenant */
export const createOrderNumberRepository = (client: Client) =>
  tableRepository("public", "order_numbers", ["tenant_id"], [], () =>
    client.from("order_numbers"),
  );

/** Customer orders placed across the system */
export const createOrderRepository = (client: Client) =>
  tableRepository("public", "orders", ["id"], ["tenant_id"], () =>
    client.from("orders"),
  );

/** E-mails and text messages to be sent */
export const createOutboxRepository = (client: Client) =>
  tableRepository("public", "outbox", ["tenant_id", "id"], [], () =>
    client.from("outbox"),
  );

export const createProductCategoryRepository = (client: Client) =>
  tableRepository("public", "product_categories", ["id"], ["tenant_id"], () =>
    client.from("product_categories"),
  );

export const createProductSpecialRepository = (client: Client) =>
  tableRepository("public", "product_specials", ["id"], ["tenant_id"], () =>
    client.from("product_specials"),
  );

export const createProductTypeRepository = (client: Client) =>
  tableRepository("public", "product_types", ["id"], ["tenant_id"], () =>
    client.from("product_types"),
  );

/** Products available for ordering */
export const createProductRepository = (client: Client) =>
  tableRepository("public", "products", ["id"], ["tenant_id"], () =>
    client.from("products"),
  );

/** Temporary storage for draft orders being prepared during customer calls. Acts as a coordination point between different devices. */
export const createProposedOrderRepository = (client: Client) =>
  tableRepository("public", "proposed_orders", ["id"], ["tenant_id"], () =>
    client.from("proposed_orders"),
  );

/** Standin for Redis, temporarily holds order, specials and favorites data */
export const createProposedOrdersDataRepository = (client: Client) =>
  tableRepository("public", "proposed_orders_data", ["tenant_id", "id"], [], () =>
    client.from("proposed_orders_data"),
  );

/** Who is signed in: one row per device, with the SHA-256 of its refresh token */
export const createRefreshSessionRepository = (client: Client) =>
  tableRepository("public", "refresh_sessions", ["tenant_id", "id"], [], () =>
    client.from("refresh_sessions"),
  );

export const createRoleRepository = (client: Client) =>
  tableRepository("public", "roles", ["id"], [], () =>
    client.from("roles"),
  );

/** Roles of a tenant's own */
export const createTenantRoleRepository = (client: Client) =>
  tableRepository("public", "tenant_roles", ["tenant_id", "id"], [], () =>
    client.from("tenant_roles"),
  );

/** Contains tenant/organization information for multi-tenant setup */
export const createTenantRepository = (client: Client) =>
  tableRepository("public", "tenants", ["id"], [], () =>
    client.from("tenants"),
  );

/** Second factors: authenticator apps (TOTP, RFC 6238) of users */
export const createUserFactorRepository = (client: Client) =>
  tableRepository("public", "user_factors", ["tenant_id", "id"], [], () =>
    client.from("user_factors"),
  );

export const createUserPreferenceRepository = (client: Client) =>
  tableRepository("public", "user_preferences", ["id"], ["tenant_id"], () =>
    client.from("user_preferences"),
  );

/** Role assignments for users across tenants */
export const createUserRoleRepository = (client: Client) =>
  tableRepository("public", "user_roles", ["id"], ["tenant_id"], () =>
    client.from("user_roles"),
  );

/** Which of the tenant's own roles its users have */
export const createUserTenantRoleRepository = (client: Client) =>
  tableRepository("public", "user_tenant_roles", ["tenant_id", "id"], [], () =>
    client.from("user_tenant_roles"),
  );

/** User authentication and identification information across tenants */
export const createUserRepository = (client: Client) =>
  tableRepository("public", "users", ["id"], ["tenant_id"], () =>
    client.from("users"),
  );
