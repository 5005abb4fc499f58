// api/types.ts: what /api/v1 sends and takes. Money is decimal text, quantities are numbers with at most three decimals.

export type Decimal = string;
export type Actor = { kind: 'user' | 'customer' | 'key' | 'ai' | 'system'; name: string | null };
export type DraftStatus = 'draft' | 'presented' | 'accepted' | 'declined' | 'expired';
export type ReasonCode = 'last_order' | 'favorite' | 'special' | 'rhythm' | 'added';

export interface Factor {
  id: string;
  name: string;
  created_at: string;
  /// Null: it does not count yet.
  verified_at: string | null;
  last_used_at: string | null;
  recovery_codes_left: number;
}
/// The QR code is an SVG.
export interface NewFactor { id: string; secret: string; uri: string; qr_code: string }
export interface OwnTenant { id: string; name: string; current: boolean }
export interface UserSession {
  id: string;
  created_at: string;
  refreshed_at: string | null;
  expires_at: string;
  address: string | null;
  user_agent: string | null;
  current: boolean;
}

export interface Item {
  productId: string;
  description: string;
  price: number;
  quantity: number;
  size: string | null;
  thumbnail?: string | null;
  sku: string;
  unit: string;
  step: number;
  unitPrice: Decimal;
  listPrice: Decimal;
  priceOrigin: 'list' | 'special' | 'manual';
  special: string | null;
  lineTotal: Decimal;
  lineTax: Decimal;
  /// The line's tax rate in millionths: 10 % is 100000.
  taxPpm?: number;
  reason: { code: ReasonCode; text: string };
  note: string | null;
  available: boolean;
}

export interface Totals { subtotal: Decimal; tax: Decimal; total: Decimal }
export interface Seen { version: number; digest: string; at: string }
export interface Change { by: Actor; device_id: string | null; at: string }

export interface Draft {
  id: string;
  status: DraftStatus;
  version: number;
  digest: string;
  currency: string;
  customer: { id: string; name: string; company: string | null };
  call_id: string | null;
  note: string;
  delivery_date: string | null;
  order_items: Item[];
  totals: Totals;
  presented: Seen | null;
  accepted: Seen | null;
  order: { id: string; number: number | string } | null;
  last_change: Change | null;
  expires_at: string | null;
  created_at: string;
  updated_at: string;
}

/// What a device asks for.
export type Operation =
  | { type: 'put_line'; product_id: string; quantity: number; note?: string; price?: Decimal }
  | { type: 'remove_line'; product_id: string }
  | { type: 'set_note'; note: string }
  | { type: 'set_delivery_date'; delivery_date: string | null };

/// What the server made of it.
export interface KeptOperation {
  type: Operation['type'];
  /// Without picture, and perhaps without `available`: those are not part of what is stored.
  item?: Item;
  productId?: string;
  note?: string;
  delivery_date?: string | null;
}

export interface OperationAnswer {
  draft_id: string;
  version: number;
  digest: string;
  status: DraftStatus;
  totals: Totals;
  operation: KeptOperation;
  operation_id: string;
  replayed: boolean;
}

export interface OperationEvent {
  version: number;
  digest: string;
  operation_id: string;
  operation: KeptOperation;
  totals: Totals;
  status: DraftStatus;
  by: Actor | null;
  device_id: string | null;
  at: string;
}

export interface StatusEvent {
  status: DraftStatus;
  version: number;
  presented: Seen | null;
  accepted: Seen | null;
  order: Draft['order'];
  by: Actor | null;
  at: string | null;
}

export interface Presence { customers: number; agents: number }

export interface Product {
  id: string;
  name: string;
  description: string | null;
  sku: string;
  size: string | null;
  unit: string;
  pack_size: string | null;
  price: Decimal | null;
  currency: string | null;
  order_multiple: number;
  special: { name: string; price: Decimal; ends_at: string | null } | null;
  thumbnail?: string | null;
  is_active: boolean;
}

export interface Briefing {
  customer?: Customer;
  last_order: Order | null;
  favorites: Product[];
  specials: Product[];
}

export interface Customer {
  id: string;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  country: string | null;
  time_zone: string | null;
  language: string | null;
  external_id: string | null;
  is_active: boolean;
}

export interface OrderItem {
  product_id: string;
  sku: string;
  description: string;
  quantity: number;
  unit: string;
  unit_price: Decimal;
  line_total: Decimal;
  tax: Decimal;
}

export interface Order {
  id: string;
  order_number: number | string;
  status: string;
  currency: string;
  customer_id: string;
  customer_name: string | null;
  order_date: string;
  delivery_date: string | null;
  notes: string | null;
  subtotal: Decimal;
  tax: Decimal;
  total: Decimal;
  draft_id: string | null;
  items?: OrderItem[];
}

export interface Call {
  id: string;
  customer_id: string;
  customer_name: string | null;
  status: string;
  outcome: string | null;
  purpose: string;
  direction: string;
  notes: string | null;
  call_date: string;
  ended_at: string | null;
  duration: number | string | null;
  follow_up_date: string | null;
  draft_id: string | null;
  order_id: string | null;
  link?: Link | null;
}

export interface Link { url: string; token: string; expires_at: string }
export interface StartedCall { call: Call; draft: Draft; briefing: Briefing; link: Link }
export interface Page<T> { items: T[]; next: string | null }
export interface Tenant { id: string; name: string; currency: string; locale: string; time_zone: string }
export interface User { id: string; name: string; email: string; permissions: string[] }

export interface Session {
  access_token: string;
  expires_in: number;
  user: User;
  tenant: Tenant & { settings?: Partial<Tenant> };
}

export interface Me {
  kind: 'user' | 'key' | 'customer';
  customer?: { id: string; name: string; company: string | null };
  tenant: Tenant;
  permissions: string[];
  draft_id?: string;
}

export interface Accepted { order: Order; draft: Draft }
