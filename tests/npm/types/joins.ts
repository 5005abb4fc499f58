// tests/npm/types/joins.ts: what supabase-js infers from the generated types of our own database, column by column.
import { createClient } from "@supabase/supabase-js";
import type { CallStatus, Database, Json, OrderInsert, Tables, TablesInsert, TablesUpdate, Enums, User } from "../generated/generated.types";
import { Constants } from "../generated/generated.types";

export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export function is<_ extends true>() {}

const supabase = createClient<Database>("http://localhost", "key");
type Data<Query> = Query extends PromiseLike<{ data: infer D }> ? NonNullable<D> : never;

// The issue's own example: columns through two joins.
const nested = supabase.from("orders").select("id, order_items(quantity, products(name))");
is<Equal<Data<typeof nested>, { id: string; order_items: { quantity: number; products: { name: string } | null }[] }[]>>();

// To one: an object, null where the key may be; !inner takes the null away.
const toOne = supabase.from("orders").select("status, customers(first_name, email)");
is<Equal<Data<typeof toOne>, { status: string; customers: { first_name: string; email: string | null } | null }[]>>();
const inner = supabase.from("orders").select("id, customers!inner(first_name)");
is<Equal<Data<typeof inner>, { id: string; customers: { first_name: string } }[]>>();
const required = supabase.from("users").select("email, tenants(name)");
is<Equal<Data<typeof required>, { email: string; tenants: { name: string } }[]>>();

// Aliases, casts, hints by constraint, spreads, counts.
const alias = supabase.from("orders").select("number:order_number, buyer:customers(name:last_name)");
is<Equal<Data<typeof alias>, { number: number | null; buyer: { name: string } | null }[]>>();
const hinted = supabase.from("order_items").select("orders!order_items_order_id_fkey(id)");
is<Equal<Data<typeof hinted>, { orders: { id: string } }[]>>();
const spread = supabase.from("order_items").select("quantity, ...orders(status)");
is<Equal<Data<typeof spread>, { quantity: number; status: string }[]>>();
const cast = supabase.from("orders").select("order_number::text");
is<Equal<Data<typeof cast>, { order_number: string }[]>>();
const json = supabase.from("tenants").select("settings");
is<Equal<Data<typeof json>, { settings: Json | null }[]>>();

// All columns are the row; one row is one row.
const everything = supabase.from("users").select("*");
is<Equal<Data<typeof everything>, User[]>>();
const single = supabase.from("users").select("id").single();
is<Equal<Data<typeof single>, { id: string }>>();

// What is not there is refused.
const unknownColumn = supabase.from("users").select("name");
// @ts-expect-error it is an error type, not rows
is<Equal<Data<typeof unknownColumn>, { name: string }[]>>();
// @ts-expect-error no such table
supabase.from("user");
// @ts-expect-error no such column
supabase.from("users").select("id").eq("role", "admin");
// @ts-expect-error of another type
supabase.from("users").select("id").eq("is_active", "yes");

// Inserts need what is NOT NULL without a default, and take nothing unknown.
const order: OrderInsert = { status: "pending" };
supabase.from("orders").insert(order);
supabase.from("orders").insert({ status: "pending", total_minor: "9223372036854775807" });
// @ts-expect-error status is missing
supabase.from("orders").insert({ notes: "x" });
// @ts-expect-error no such column
supabase.from("orders").insert({ status: "pending", colour: "red" });
// @ts-expect-error NULL is not allowed
supabase.from("orders").insert({ status: null });
supabase.from("orders").update({ notes: null });
// @ts-expect-error no such column
supabase.from("orders").update({ note: "x" });

// The helpers, and what exists at run time.
is<Equal<Tables<"users">, User>>();
is<Equal<Tables<{ schema: "public" }, "users">, User>>();
is<Equal<TablesInsert<"users">["tenant_id"], string | undefined>>();
is<Equal<TablesUpdate<"users">["email"], string | undefined>>();
is<Equal<Enums<"call_status">, CallStatus>>();
is<Equal<CallStatus, (typeof Constants.public.Enums.call_status)[number]>>();
// @ts-expect-error no such enum
export type Nothing = Enums<"no_such">;
