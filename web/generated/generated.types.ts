// Made by `orderline codegen --target typescript --schema public` from the schema of a database. Do not edit.

export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[];

export type Database = {
  // What createClient<Database>() takes the server for.
  __InternalSupabase: {
    PostgrestVersion: "14";
  };
  public: {
    Tables: {
      access_phones: {
        Row: {
          id: string;
          tenant_id: string;
          number: string;
          description: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          number: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          number?: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "access_phones_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Customer service agents who handle calls and orders */
      agents: {
        Row: {
          id: string;
          tenant_id: string;
          user_id: string | null;
          name: string;
          email: string | null;
          phone_number: string | null;
          department: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          user_id?: string | null;
          name: string;
          email?: string | null;
          phone_number?: string | null;
          department?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          user_id?: string | null;
          name?: string;
          email?: string | null;
          phone_number?: string | null;
          department?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "agents_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "agents_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: true;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      api_keys: {
        Row: {
          id: string;
          tenant_id: string;
          key: string;
          name: string;
          permissions: Json | null;
          expires_at: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
          /** api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret: everything in its tenant. */
          kind: string;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          key: string;
          name: string;
          permissions?: NonNullable<Json> | null;
          expires_at?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret: everything in its tenant. */
          kind?: string;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          key?: string;
          name?: string;
          permissions?: NonNullable<Json> | null;
          expires_at?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** api: acts with its permissions. publishable: may stand in a browser, the user who signs in counts. secret: everything in its tenant. */
          kind?: string;
        };
        Relationships: [
          {
            foreignKeyName: "api_keys_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Where the chain of audit_seals ends, and how far it is complete */
      audit_heads: {
        Row: {
          tenant_id: string;
          /** Of the last entry of the chain; 0: there is none. */
          number: number;
          hash: string;
          /** Every row with a seq up to this one is in the chain. */
          complete_to: number;
          /** The rows after complete_to are in entries after this one. */
          complete_number: number;
          /** When the sequence stood at complete_to. */
          complete_at: string;
          /** Where the sequence stood at seen_at, before the first transaction that is not over. */
          seen_to: number;
          /** The last entry of the chain then. */
          seen_number: number;
          /** When that was. */
          seen_at: string;
          /** When all older transactions are over, complete_to becomes seen_to; null: it has. */
          seen_xid: number | null;
        };
        Insert: {
          tenant_id: string;
          /** Of the last entry of the chain; 0: there is none. */
          number?: number | string;
          hash?: string;
          /** Every row with a seq up to this one is in the chain. */
          complete_to?: number | string;
          /** The rows after complete_to are in entries after this one. */
          complete_number?: number | string;
          /** When the sequence stood at complete_to. */
          complete_at?: string;
          /** Where the sequence stood at seen_at, before the first transaction that is not over. */
          seen_to?: number | string;
          /** The last entry of the chain then. */
          seen_number?: number | string;
          /** When that was. */
          seen_at?: string;
          /** When all older transactions are over, complete_to becomes seen_to; null: it has. */
          seen_xid?: number | string | null;
        };
        Update: {
          tenant_id?: string;
          /** Of the last entry of the chain; 0: there is none. */
          number?: number | string;
          hash?: string;
          /** Every row with a seq up to this one is in the chain. */
          complete_to?: number | string;
          /** The rows after complete_to are in entries after this one. */
          complete_number?: number | string;
          /** When the sequence stood at complete_to. */
          complete_at?: string;
          /** Where the sequence stood at seen_at, before the first transaction that is not over. */
          seen_to?: number | string;
          /** The last entry of the chain then. */
          seen_number?: number | string;
          /** When that was. */
          seen_at?: string;
          /** When all older transactions are over, complete_to becomes seen_to; null: it has. */
          seen_xid?: number | string | null;
        };
        Relationships: [
          {
            foreignKeyName: "audit_heads_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** System-wide audit trail for tracking changes */
      audit_logs: {
        Row: {
          id: string;
          table_name: string;
          action: string;
          old_data: Json | null;
          new_data: Json | null;
          changed_by: string | null;
          changed_at: string | null;
          tenant_id: string;
          /** Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>. */
          actor: string | null;
          /** The id of the changed row, if it is a uuid. */
          row_id: string | null;
          /** Roughly the order of the changes. */
          seq: number;
          /** When the transaction began; its month (UTC) is the part of the table. */
          created_at: string;
          /** Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction. */
          nonce: string | null;
        };
        Insert: {
          id?: string;
          table_name: string;
          action: string;
          old_data?: NonNullable<Json> | null;
          new_data?: NonNullable<Json> | null;
          changed_by?: string | null;
          changed_at?: string | null;
          tenant_id?: string;
          /** Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>. */
          actor?: string | null;
          /** The id of the changed row, if it is a uuid. */
          row_id?: string | null;
          /** Roughly the order of the changes. */
          seq?: never;
          /** When the transaction began; its month (UTC) is the part of the table. */
          created_at?: string;
          /** Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction. */
          nonce?: string | null;
        };
        Update: {
          id?: string;
          table_name?: string;
          action?: string;
          old_data?: NonNullable<Json> | null;
          new_data?: NonNullable<Json> | null;
          changed_by?: string | null;
          changed_at?: string | null;
          tenant_id?: string;
          /** Who: user:<uuid>, key:<uuid>, customer:<uuid>, ai:<uuid>, job:<name>, psql:<role>. */
          actor?: string | null;
          /** The id of the changed row, if it is a uuid. */
          row_id?: string | null;
          /** Roughly the order of the changes. */
          seq?: never;
          /** When the transaction began; its month (UTC) is the part of the table. */
          created_at?: string;
          /** Random, and in the digest that seals the row: what was redacted cannot be guessed from it. Goes with the redaction. */
          nonce?: string | null;
        };
        Relationships: [];
      };
      /** The chain of hashes over audit_logs */
      audit_seals: {
        Row: {
          tenant_id: string;
          /** Counted per tenant from 1, without gaps. */
          number: number;
          kind: string;
          /** Its first day: whose rows these are, or, of the kind retention, may be gone. */
          month: string | null;
          seqs: number[];
          /** Of each row of seqs the SHA-256, 32 bytes each, in the same order. */
          digests: string;
          detail: string;
          made_at: string;
          /** SHA-256 of the hash before it and of all the other columns. */
          hash: string;
        };
        Insert: {
          tenant_id: string;
          /** Counted per tenant from 1, without gaps. */
          number: number | string;
          kind: string;
          /** Its first day: whose rows these are, or, of the kind retention, may be gone. */
          month?: string | null;
          seqs?: (number | string)[];
          /** Of each row of seqs the SHA-256, 32 bytes each, in the same order. */
          digests?: string;
          detail?: string;
          made_at: string;
          /** SHA-256 of the hash before it and of all the other columns. */
          hash: string;
        };
        Update: {
          tenant_id?: string;
          /** Counted per tenant from 1, without gaps. */
          number?: number | string;
          kind?: string;
          /** Its first day: whose rows these are, or, of the kind retention, may be gone. */
          month?: string | null;
          seqs?: (number | string)[];
          /** Of each row of seqs the SHA-256, 32 bytes each, in the same order. */
          digests?: string;
          detail?: string;
          made_at?: string;
          /** SHA-256 of the hash before it and of all the other columns. */
          hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: "audit_seals_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Records of customer interactions via phone */
      call_logs: {
        Row: {
          id: string;
          tenant_id: string;
          customer_id: string | null;
          agent_id: string | null;
          call_date: string | null;
          duration: number | null;
          notes: string | null;
          follow_up_date: string | null;
          reorder_id: string | null;
          created_at: string | null;
          updated_at: string | null;
          status: Database["public"]["Enums"]["call_status"] | null;
          outcome: Database["public"]["Enums"]["call_outcome"] | null;
          purpose: Database["public"]["Enums"]["call_purpose"] | null;
          /** inbound or outbound. */
          direction: string | null;
          ended_at: string | null;
          /** The draft that was made for this call. */
          draft_id: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          customer_id?: string | null;
          agent_id?: string | null;
          call_date?: string | null;
          duration?: number | null;
          notes?: string | null;
          follow_up_date?: string | null;
          reorder_id?: string | null;
          created_at?: string | null;
          updated_at?: string | null;
          status?: Database["public"]["Enums"]["call_status"] | null;
          outcome?: Database["public"]["Enums"]["call_outcome"] | null;
          purpose?: Database["public"]["Enums"]["call_purpose"] | null;
          /** inbound or outbound. */
          direction?: string | null;
          ended_at?: string | null;
          /** The draft that was made for this call. */
          draft_id?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          customer_id?: string | null;
          agent_id?: string | null;
          call_date?: string | null;
          duration?: number | null;
          notes?: string | null;
          follow_up_date?: string | null;
          reorder_id?: string | null;
          created_at?: string | null;
          updated_at?: string | null;
          status?: Database["public"]["Enums"]["call_status"] | null;
          outcome?: Database["public"]["Enums"]["call_outcome"] | null;
          purpose?: Database["public"]["Enums"]["call_purpose"] | null;
          /** inbound or outbound. */
          direction?: string | null;
          ended_at?: string | null;
          /** The draft that was made for this call. */
          draft_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "call_logs_agent_id_fkey";
            columns: ["tenant_id", "agent_id"];
            isOneToOne: false;
            referencedRelation: "agents";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "call_logs_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: false;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "call_logs_draft_id_fkey";
            columns: ["tenant_id", "draft_id"];
            isOneToOne: false;
            referencedRelation: "proposed_orders";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "call_logs_reorder_id_fkey";
            columns: ["tenant_id", "reorder_id"];
            isOneToOne: false;
            referencedRelation: "orders";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "call_logs_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      customer_preferences: {
        Row: {
          id: string;
          customer_id: string;
          personal: Json | null;
          business: Json | null;
          orders: Json | null;
          created_at: string | null;
          updated_at: string | null;
          favorites: Json | null;
          tenant_id: string;
        };
        Insert: {
          id?: string;
          customer_id: string;
          personal?: NonNullable<Json> | null;
          business?: NonNullable<Json> | null;
          orders?: NonNullable<Json> | null;
          created_at?: string | null;
          updated_at?: string | null;
          favorites?: NonNullable<Json> | null;
          tenant_id?: string;
        };
        Update: {
          id?: string;
          customer_id?: string;
          personal?: NonNullable<Json> | null;
          business?: NonNullable<Json> | null;
          orders?: NonNullable<Json> | null;
          created_at?: string | null;
          updated_at?: string | null;
          favorites?: NonNullable<Json> | null;
          tenant_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "customer_preferences_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: true;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Customer information across all tenants */
      customers: {
        Row: {
          id: string;
          tenant_id: string;
          /** Reference to a user account when customer is also a user of the system */
          user_id: string | null;
          first_name: string;
          last_name: string;
          email: string | null;
          phone: string | null;
          address: string | null;
          city: string | null;
          state: string | null;
          postal_code: string | null;
          country: string | null;
          industry_id: string | null;
          company: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
          /** IANA zone, for display and calling hours; null: the tenant's. */
          time_zone: string | null;
          /** BCP 47 tag; null: the tenant's. */
          language: string | null;
          /** The customer's number in the tenant's own system. */
          external_id: string | null;
          /** Folded text that a search looks through. */
          search: string | null;
          /** When the personal data was erased; the row stays for the orders that name it. */
          erased_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          /** Reference to a user account when customer is also a user of the system */
          user_id?: string | null;
          first_name: string;
          last_name: string;
          email?: string | null;
          phone?: string | null;
          address?: string | null;
          city?: string | null;
          state?: string | null;
          postal_code?: string | null;
          country?: string | null;
          industry_id?: string | null;
          company?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** IANA zone, for display and calling hours; null: the tenant's. */
          time_zone?: string | null;
          /** BCP 47 tag; null: the tenant's. */
          language?: string | null;
          /** The customer's number in the tenant's own system. */
          external_id?: string | null;
          /** Folded text that a search looks through. */
          search?: never;
          /** When the personal data was erased; the row stays for the orders that name it. */
          erased_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          /** Reference to a user account when customer is also a user of the system */
          user_id?: string | null;
          first_name?: string;
          last_name?: string;
          email?: string | null;
          phone?: string | null;
          address?: string | null;
          city?: string | null;
          state?: string | null;
          postal_code?: string | null;
          country?: string | null;
          industry_id?: string | null;
          company?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** IANA zone, for display and calling hours; null: the tenant's. */
          time_zone?: string | null;
          /** BCP 47 tag; null: the tenant's. */
          language?: string | null;
          /** The customer's number in the tenant's own system. */
          external_id?: string | null;
          /** Folded text that a search looks through. */
          search?: never;
          /** When the personal data was erased; the row stays for the orders that name it. */
          erased_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "customers_industry_id_fkey";
            columns: ["industry_id"];
            isOneToOne: false;
            referencedRelation: "industries";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "customers_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "customers_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Links that admit a customer to one draft */
      draft_links: {
        Row: {
          tenant_id: string;
          /** Random, not counted. */
          id: number;
          draft_id: string;
          customer_id: string;
          expires_at: string;
          revoked_at: string | null;
          created_at: string;
        };
        Insert: {
          tenant_id: string;
          /** Random, not counted. */
          id: number | string;
          draft_id: string;
          customer_id: string;
          expires_at: string;
          revoked_at?: string | null;
          created_at?: string;
        };
        Update: {
          tenant_id?: string;
          /** Random, not counted. */
          id?: number | string;
          draft_id?: string;
          customer_id?: string;
          expires_at?: string;
          revoked_at?: string | null;
          created_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "draft_links_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: false;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "draft_links_draft_id_fkey";
            columns: ["tenant_id", "draft_id"];
            isOneToOne: false;
            referencedRelation: "proposed_orders";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Every change of a draft: operation, version, who, device, when. Append-only. */
      draft_operations: {
        Row: {
          tenant_id: string;
          draft_id: string;
          /** Chosen by the client: sent again, it is not applied again. */
          operation_id: string;
          /** The draft's version after it. */
          version: number;
          /** put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept, decline, expire. */
          kind: string;
          operation: Json;
          /** The draft's status after it. */
          status: string;
          subtotal_minor: number | null;
          tax_minor: number | null;
          total_minor: number | null;
          digest: string | null;
          actor_kind: string;
          actor_id: string | null;
          actor_name: string | null;
          device_id: string | null;
          /** By the clock, not the start of the transaction: several operations of one statement keep their order. */
          at: string;
        };
        Insert: {
          tenant_id: string;
          draft_id: string;
          /** Chosen by the client: sent again, it is not applied again. */
          operation_id?: string;
          /** The draft's version after it. */
          version: number;
          /** put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept, decline, expire. */
          kind: string;
          operation?: NonNullable<Json>;
          /** The draft's status after it. */
          status: string;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          digest?: string | null;
          actor_kind: string;
          actor_id?: string | null;
          actor_name?: string | null;
          device_id?: string | null;
          /** By the clock, not the start of the transaction: several operations of one statement keep their order. */
          at?: string;
        };
        Update: {
          tenant_id?: string;
          draft_id?: string;
          /** Chosen by the client: sent again, it is not applied again. */
          operation_id?: string;
          /** The draft's version after it. */
          version?: number;
          /** put_line, remove_line, set_note, set_delivery_date; replace (written past the server); present, reopen, accept, decline, expire. */
          kind?: string;
          operation?: NonNullable<Json>;
          /** The draft's status after it. */
          status?: string;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          digest?: string | null;
          actor_kind?: string;
          actor_id?: string | null;
          actor_name?: string | null;
          device_id?: string | null;
          /** By the clock, not the start of the transaction: several operations of one statement keep their order. */
          at?: string;
        };
        Relationships: [];
      };
      /** Answers already given, by Idempotency-Key and who asked */
      idempotency_keys: {
        Row: {
          tenant_id: string;
          key: string;
          /** Who asked; of a request of /rest/v1 with 'rest ' before it. */
          principal: string;
          request_hash: string;
          status: number | null;
          response: Json | null;
          created_at: string;
          /** Of an answer of /rest/v1: an array of [name, value]. */
          headers: Json | null;
          /** Of an answer of /rest/v1: as it was sent. */
          body: string | null;
        };
        Insert: {
          tenant_id: string;
          key: string;
          /** Who asked; of a request of /rest/v1 with 'rest ' before it. */
          principal: string;
          request_hash: string;
          status?: number | null;
          response?: NonNullable<Json> | null;
          created_at?: string;
          /** Of an answer of /rest/v1: an array of [name, value]. */
          headers?: NonNullable<Json> | null;
          /** Of an answer of /rest/v1: as it was sent. */
          body?: string | null;
        };
        Update: {
          tenant_id?: string;
          key?: string;
          /** Who asked; of a request of /rest/v1 with 'rest ' before it. */
          principal?: string;
          request_hash?: string;
          status?: number | null;
          response?: NonNullable<Json> | null;
          created_at?: string;
          /** Of an answer of /rest/v1: an array of [name, value]. */
          headers?: NonNullable<Json> | null;
          /** Of an answer of /rest/v1: as it was sent. */
          body?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "idempotency_keys_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      industries: {
        Row: {
          id: string;
          name: string;
          description: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          name: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          name?: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [];
      };
      ip_allowlist: {
        Row: {
          id: string;
          tenant_id: string;
          ip_address: string;
          description: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          ip_address: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          ip_address?: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "ip_allowlist_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** When API keys were used last; the server writes it once a minute */
      key_uses: {
        Row: {
          tenant_id: string;
          key_id: string;
          last_used_at: string;
        };
        Insert: {
          tenant_id: string;
          key_id: string;
          last_used_at: string;
        };
        Update: {
          tenant_id?: string;
          key_id?: string;
          last_used_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "key_uses_key_id_fkey";
            columns: ["tenant_id", "key_id"];
            isOneToOne: true;
            referencedRelation: "api_keys";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Which user of which tenant signs in with an e-mail address and a password */
      logins: {
        Row: {
          /** The address in lower case. */
          email: string;
          tenant_id: string;
          user_id: string;
          created_at: string | null;
        };
        Insert: {
          /** The address in lower case. */
          email: string;
          tenant_id: string;
          user_id: string;
          created_at?: string | null;
        };
        Update: {
          /** The address in lower case. */
          email?: string;
          tenant_id?: string;
          user_id?: string;
          created_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "logins_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** In which further tenants a user acts who signs in to his home; there he has the same id */
      memberships: {
        Row: {
          home_tenant_id: string;
          user_id: string;
          joined_tenant_id: string;
          created_at: string;
        };
        Insert: {
          home_tenant_id: string;
          user_id: string;
          joined_tenant_id: string;
          created_at?: string;
        };
        Update: {
          home_tenant_id?: string;
          user_id?: string;
          joined_tenant_id?: string;
          created_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "memberships_joined_tenant_id_fkey";
            columns: ["joined_tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      messages: {
        Row: {
          id: number;
          content: string;
          user_id: string;
          created_at: string | null;
          updated_at: string | null;
          tenant_id: string;
        };
        Insert: {
          id?: number;
          content: string;
          user_id: string;
          created_at?: string | null;
          updated_at?: string | null;
          tenant_id?: string;
        };
        Update: {
          id?: number;
          content?: string;
          user_id?: string;
          created_at?: string | null;
          updated_at?: string | null;
          tenant_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "messages_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Codes of six digits that were sent to an address and not used yet */
      one_time_codes: {
        Row: {
          tenant_id: string;
          id: string;
          user_id: string;
          kind: string;
          address: string;
          code_hash: string;
          /** SHA-256 of the text in a mail's link. */
          token_hash: string;
          /** How often it was guessed; five end it. */
          attempts: number;
          created_at: string;
          expires_at: string;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          user_id: string;
          kind: string;
          address: string;
          code_hash: string;
          /** SHA-256 of the text in a mail's link. */
          token_hash: string;
          /** How often it was guessed; five end it. */
          attempts?: number;
          created_at?: string;
          expires_at: string;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          user_id?: string;
          kind?: string;
          address?: string;
          code_hash?: string;
          /** SHA-256 of the text in a mail's link. */
          token_hash?: string;
          /** How often it was guessed; five end it. */
          attempts?: number;
          created_at?: string;
          expires_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "one_time_codes_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      order_items: {
        Row: {
          id: string;
          tenant_id: string;
          order_id: string;
          product_id: string | null;
          quantity: number;
          created_at: string | null;
          updated_at: string | null;
          /** Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in. */
          quantity_thousandths: number | null;
          unit_price_minor: number | null;
          line_total_minor: number | null;
          tax_minor: number | null;
          /** The product as it was called then. */
          description: string | null;
          sku: string | null;
          unit: string | null;
          position: number | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          order_id: string;
          product_id?: string | null;
          quantity: number;
          created_at?: string | null;
          updated_at?: string | null;
          /** Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in. */
          quantity_thousandths?: number | string | null;
          unit_price_minor?: number | string | null;
          line_total_minor?: number | string | null;
          tax_minor?: number | string | null;
          /** The product as it was called then. */
          description?: string | null;
          sku?: string | null;
          unit?: string | null;
          position?: number | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          order_id?: string;
          product_id?: string | null;
          quantity?: number;
          created_at?: string | null;
          updated_at?: string | null;
          /** Thousandths of the unit; `quantity` is the same in whole units, rounded up. Either one is enough: the other is filled in. */
          quantity_thousandths?: number | string | null;
          unit_price_minor?: number | string | null;
          line_total_minor?: number | string | null;
          tax_minor?: number | string | null;
          /** The product as it was called then. */
          description?: string | null;
          sku?: string | null;
          unit?: string | null;
          position?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "order_items_order_id_fkey";
            columns: ["tenant_id", "order_id"];
            isOneToOne: false;
            referencedRelation: "orders";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "order_items_product_id_fkey";
            columns: ["tenant_id", "product_id"];
            isOneToOne: false;
            referencedRelation: "products";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** The last order number given, per tenant */
      order_numbers: {
        Row: {
          tenant_id: string;
          last: number;
        };
        Insert: {
          tenant_id: string;
          last: number | string;
        };
        Update: {
          tenant_id?: string;
          last?: number | string;
        };
        Relationships: [
          {
            foreignKeyName: "order_numbers_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: true;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Customer orders placed across the system */
      orders: {
        Row: {
          id: string;
          tenant_id: string;
          customer_id: string | null;
          order_date: string | null;
          status: string;
          notes: string | null;
          created_at: string | null;
          updated_at: string | null;
          /** Counted per tenant, without gaps; taken from order_numbers when left out. */
          order_number: number | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency: string | null;
          subtotal_minor: number | null;
          tax_minor: number | null;
          total_minor: number | null;
          /** The draft exactly as it was accepted; never changes. */
          accepted_snapshot: Json | null;
          /** SHA-256 of what the customer saw when accepting. */
          accepted_digest: string | null;
          /** The draft's version that was accepted. */
          accepted_version: number | null;
          /** The draft it came from; a draft becomes one order at most. */
          draft_id: string | null;
          delivery_date: string | null;
          /** Who accepted, and how. */
          accepted_by: string | null;
          /** The order's number in the tenant's own system. */
          external_id: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          customer_id?: string | null;
          order_date?: string | null;
          status: string;
          notes?: string | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** Counted per tenant, without gaps; taken from order_numbers when left out. */
          order_number?: number | string | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          /** The draft exactly as it was accepted; never changes. */
          accepted_snapshot?: NonNullable<Json> | null;
          /** SHA-256 of what the customer saw when accepting. */
          accepted_digest?: string | null;
          /** The draft's version that was accepted. */
          accepted_version?: number | null;
          /** The draft it came from; a draft becomes one order at most. */
          draft_id?: string | null;
          delivery_date?: string | null;
          /** Who accepted, and how. */
          accepted_by?: string | null;
          /** The order's number in the tenant's own system. */
          external_id?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          customer_id?: string | null;
          order_date?: string | null;
          status?: string;
          notes?: string | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** Counted per tenant, without gaps; taken from order_numbers when left out. */
          order_number?: number | string | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          /** The draft exactly as it was accepted; never changes. */
          accepted_snapshot?: NonNullable<Json> | null;
          /** SHA-256 of what the customer saw when accepting. */
          accepted_digest?: string | null;
          /** The draft's version that was accepted. */
          accepted_version?: number | null;
          /** The draft it came from; a draft becomes one order at most. */
          draft_id?: string | null;
          delivery_date?: string | null;
          /** Who accepted, and how. */
          accepted_by?: string | null;
          /** The order's number in the tenant's own system. */
          external_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "orders_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: false;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "orders_draft_id_fkey";
            columns: ["tenant_id", "draft_id"];
            isOneToOne: true;
            referencedRelation: "proposed_orders";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "orders_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** E-mails and text messages to be sent */
      outbox: {
        Row: {
          tenant_id: string;
          id: string;
          channel: string;
          recipient: string;
          /** Of an e-mail; empty for a text message. */
          subject: string;
          body: string;
          purpose: string;
          created_at: string;
          expires_at: string;
          sent_at: string | null;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          channel: string;
          recipient: string;
          /** Of an e-mail; empty for a text message. */
          subject?: string;
          body: string;
          purpose: string;
          created_at?: string;
          expires_at: string;
          sent_at?: string | null;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          channel?: string;
          recipient?: string;
          /** Of an e-mail; empty for a text message. */
          subject?: string;
          body?: string;
          purpose?: string;
          created_at?: string;
          expires_at?: string;
          sent_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "outbox_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      product_categories: {
        Row: {
          id: string;
          tenant_id: string;
          name: string;
          description: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          name: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          name?: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "product_categories_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      product_specials: {
        Row: {
          id: string;
          tenant_id: string;
          product_id: string;
          name: string;
          start_date: string | null;
          end_date: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
          /** The special price in minor units of the product's currency. */
          price_minor: number | null;
          /** Per cent off the list price; instead of a price. */
          percent_off: number | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          product_id: string;
          name: string;
          start_date?: string | null;
          end_date?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** The special price in minor units of the product's currency. */
          price_minor?: number | string | null;
          /** Per cent off the list price; instead of a price. */
          percent_off?: number | string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          product_id?: string;
          name?: string;
          start_date?: string | null;
          end_date?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** The special price in minor units of the product's currency. */
          price_minor?: number | string | null;
          /** Per cent off the list price; instead of a price. */
          percent_off?: number | string | null;
        };
        Relationships: [
          {
            foreignKeyName: "product_specials_product_id_fkey";
            columns: ["tenant_id", "product_id"];
            isOneToOne: false;
            referencedRelation: "products";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      product_types: {
        Row: {
          id: string;
          tenant_id: string;
          category_id: string | null;
          name: string;
          description: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          category_id?: string | null;
          name: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          category_id?: string | null;
          name?: string;
          description?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "product_types_category_id_fkey";
            columns: ["tenant_id", "category_id"];
            isOneToOne: false;
            referencedRelation: "product_categories";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "product_types_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Products available for ordering */
      products: {
        Row: {
          id: string;
          tenant_id: string;
          name: string;
          description: string | null;
          product_type_id: string | null;
          category_id: string | null;
          sku: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
          size: string | null;
          /** List price of one unit in minor units of the currency; null: on request. */
          price_minor: number | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency: string | null;
          /** The selling unit: piece, case, kg. */
          unit: string | null;
          /** What one unit holds, for people: 6 x 1 l. */
          pack_size: string | null;
          /** Thousandths of the unit: a quantity is a multiple of it. */
          order_multiple: number | null;
          /** Which of the tenant's taxes apply; null: those without a class. */
          tax_class: string | null;
          image_url: string | null;
          /** A small picture, at most 4 kB. */
          thumbnail: string | null;
          /** Media type of the thumbnail. */
          thumbnail_type: string | null;
          /** Folded text that a search looks through. */
          search: string | null;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          name: string;
          description?: string | null;
          product_type_id?: string | null;
          category_id?: string | null;
          sku?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          size?: string | null;
          /** List price of one unit in minor units of the currency; null: on request. */
          price_minor?: number | string | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          /** The selling unit: piece, case, kg. */
          unit?: string | null;
          /** What one unit holds, for people: 6 x 1 l. */
          pack_size?: string | null;
          /** Thousandths of the unit: a quantity is a multiple of it. */
          order_multiple?: number | null;
          /** Which of the tenant's taxes apply; null: those without a class. */
          tax_class?: string | null;
          image_url?: string | null;
          /** A small picture, at most 4 kB. */
          thumbnail?: string | null;
          /** Media type of the thumbnail. */
          thumbnail_type?: string | null;
          /** Folded text that a search looks through. */
          search?: never;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          name?: string;
          description?: string | null;
          product_type_id?: string | null;
          category_id?: string | null;
          sku?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          size?: string | null;
          /** List price of one unit in minor units of the currency; null: on request. */
          price_minor?: number | string | null;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          /** The selling unit: piece, case, kg. */
          unit?: string | null;
          /** What one unit holds, for people: 6 x 1 l. */
          pack_size?: string | null;
          /** Thousandths of the unit: a quantity is a multiple of it. */
          order_multiple?: number | null;
          /** Which of the tenant's taxes apply; null: those without a class. */
          tax_class?: string | null;
          image_url?: string | null;
          /** A small picture, at most 4 kB. */
          thumbnail?: string | null;
          /** Media type of the thumbnail. */
          thumbnail_type?: string | null;
          /** Folded text that a search looks through. */
          search?: never;
        };
        Relationships: [
          {
            foreignKeyName: "products_category_id_fkey";
            columns: ["tenant_id", "category_id"];
            isOneToOne: false;
            referencedRelation: "product_categories";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "products_product_type_id_fkey";
            columns: ["tenant_id", "product_type_id"];
            isOneToOne: false;
            referencedRelation: "product_types";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "products_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Temporary storage for draft orders being prepared during customer calls. Acts as a coordination point between different devices. */
      proposed_orders: {
        Row: {
          /** Primary identifier for the proposed order (UUID). */
          id: string;
          /** The tenant this proposed order belongs to. */
          tenant_id: string;
          /** The customer for whom this order is being prepared. */
          customer_id: string;
          /** The call during which this order is being prepared, primary search key. */
          call_id: string;
          /** The date this order is being proposed for. */
          proposed_date: string;
          /** Current status of the proposed order (draft, presented, accepted, etc.). */
          status: string;
          /** JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail. */
          order_items: Json;
          /** The user who last updated this proposed order. */
          last_updated_by: string | null;
          /** Identifier of the device that last updated this order, for conflict resolution. */
          last_device_id: string | null;
          /** Timestamp when the proposed order was created. */
          created_at: string;
          /** Timestamp when the proposed order was last updated. */
          updated_at: string | null;
          /** Grows by one with each operation that is kept. */
          version: number;
          /** ISO 4217; null: the currency of the tenant. */
          currency: string | null;
          note: string;
          delivery_date: string | null;
          subtotal_minor: number | null;
          tax_minor: number | null;
          total_minor: number | null;
          /** SHA-256 of what a screen displays at this version; null: to be computed again (written past the server). */
          digest: string | null;
          presented_version: number | null;
          presented_digest: string | null;
          presented_at: string | null;
          accepted_version: number | null;
          accepted_digest: string | null;
          accepted_at: string | null;
          /** Why it was declined or expired. */
          closed_reason: string | null;
          expires_at: string | null;
          /** The order it became. */
          order_id: string | null;
        };
        Insert: {
          /** Primary identifier for the proposed order (UUID). */
          id?: string;
          /** The tenant this proposed order belongs to. */
          tenant_id?: string;
          /** The customer for whom this order is being prepared. */
          customer_id: string;
          /** The call during which this order is being prepared, primary search key. */
          call_id: string;
          /** The date this order is being proposed for. */
          proposed_date?: string;
          /** Current status of the proposed order (draft, presented, accepted, etc.). */
          status?: string;
          /** JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail. */
          order_items?: NonNullable<Json>;
          /** The user who last updated this proposed order. */
          last_updated_by?: string | null;
          /** Identifier of the device that last updated this order, for conflict resolution. */
          last_device_id?: string | null;
          /** Timestamp when the proposed order was created. */
          created_at?: string;
          /** Timestamp when the proposed order was last updated. */
          updated_at?: string | null;
          /** Grows by one with each operation that is kept. */
          version?: number;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          note?: string;
          delivery_date?: string | null;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          /** SHA-256 of what a screen displays at this version; null: to be computed again (written past the server). */
          digest?: string | null;
          presented_version?: number | null;
          presented_digest?: string | null;
          presented_at?: string | null;
          accepted_version?: number | null;
          accepted_digest?: string | null;
          accepted_at?: string | null;
          /** Why it was declined or expired. */
          closed_reason?: string | null;
          expires_at?: string | null;
          /** The order it became. */
          order_id?: string | null;
        };
        Update: {
          /** Primary identifier for the proposed order (UUID). */
          id?: string;
          /** The tenant this proposed order belongs to. */
          tenant_id?: string;
          /** The customer for whom this order is being prepared. */
          customer_id?: string;
          /** The call during which this order is being prepared, primary search key. */
          call_id?: string;
          /** The date this order is being proposed for. */
          proposed_date?: string;
          /** Current status of the proposed order (draft, presented, accepted, etc.). */
          status?: string;
          /** JSON array of order items, each containing productId, description, price, quantity, size, and base64 thumbnail. */
          order_items?: NonNullable<Json>;
          /** The user who last updated this proposed order. */
          last_updated_by?: string | null;
          /** Identifier of the device that last updated this order, for conflict resolution. */
          last_device_id?: string | null;
          /** Timestamp when the proposed order was created. */
          created_at?: string;
          /** Timestamp when the proposed order was last updated. */
          updated_at?: string | null;
          /** Grows by one with each operation that is kept. */
          version?: number;
          /** ISO 4217; null: the currency of the tenant. */
          currency?: string | null;
          note?: string;
          delivery_date?: string | null;
          subtotal_minor?: number | string | null;
          tax_minor?: number | string | null;
          total_minor?: number | string | null;
          /** SHA-256 of what a screen displays at this version; null: to be computed again (written past the server). */
          digest?: string | null;
          presented_version?: number | null;
          presented_digest?: string | null;
          presented_at?: string | null;
          accepted_version?: number | null;
          accepted_digest?: string | null;
          accepted_at?: string | null;
          /** Why it was declined or expired. */
          closed_reason?: string | null;
          expires_at?: string | null;
          /** The order it became. */
          order_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "proposed_orders_call_id_fkey";
            columns: ["tenant_id", "call_id"];
            isOneToOne: false;
            referencedRelation: "call_logs";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "proposed_orders_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: false;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "proposed_orders_order_id_fkey";
            columns: ["tenant_id", "order_id"];
            isOneToOne: false;
            referencedRelation: "orders";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Standin for Redis, temporarily holds order, specials and favorites data */
      proposed_orders_data: {
        Row: {
          id: string;
          created_at: string;
          call_id: string;
          customer_id: string;
          tenant_id: string;
          data: Json | null;
          data_type: string | null;
          customer_phone: string | null;
          sms_number: string | null;
          /** May be removed after this time. */
          expires_at: string | null;
        };
        Insert: {
          id?: string;
          created_at?: string;
          call_id?: string;
          customer_id?: string;
          tenant_id?: string;
          data?: NonNullable<Json> | null;
          data_type?: string | null;
          customer_phone?: string | null;
          sms_number?: string | null;
          /** May be removed after this time. */
          expires_at?: string | null;
        };
        Update: {
          id?: string;
          created_at?: string;
          call_id?: string;
          customer_id?: string;
          tenant_id?: string;
          data?: NonNullable<Json> | null;
          data_type?: string | null;
          customer_phone?: string | null;
          sms_number?: string | null;
          /** May be removed after this time. */
          expires_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "proposed_orders_data_call_id_fkey";
            columns: ["tenant_id", "call_id"];
            isOneToOne: false;
            referencedRelation: "call_logs";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "proposed_orders_data_customer_id_fkey";
            columns: ["tenant_id", "customer_id"];
            isOneToOne: false;
            referencedRelation: "customers";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Who is signed in: one row per device, with the SHA-256 of its refresh token */
      refresh_sessions: {
        Row: {
          tenant_id: string;
          id: string;
          user_id: string;
          token_hash: string;
          previous_hash: string | null;
          created_at: string;
          /** When the session was last refreshed. */
          rotated_at: string | null;
          expires_at: string;
          revoked_at: string | null;
          method: string;
          ip: string | null;
          user_agent: string | null;
          /** What was shown beside the password; null if nothing was. */
          second_factor: string | null;
          second_factor_at: string | null;
          /** Where its user signed in, if elsewhere: he came by changing the tenant. */
          home_tenant_id: string | null;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          user_id: string;
          token_hash: string;
          previous_hash?: string | null;
          created_at?: string;
          /** When the session was last refreshed. */
          rotated_at?: string | null;
          expires_at: string;
          revoked_at?: string | null;
          method?: string;
          ip?: string | null;
          user_agent?: string | null;
          /** What was shown beside the password; null if nothing was. */
          second_factor?: string | null;
          second_factor_at?: string | null;
          /** Where its user signed in, if elsewhere: he came by changing the tenant. */
          home_tenant_id?: string | null;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          user_id?: string;
          token_hash?: string;
          previous_hash?: string | null;
          created_at?: string;
          /** When the session was last refreshed. */
          rotated_at?: string | null;
          expires_at?: string;
          revoked_at?: string | null;
          method?: string;
          ip?: string | null;
          user_agent?: string | null;
          /** What was shown beside the password; null if nothing was. */
          second_factor?: string | null;
          second_factor_at?: string | null;
          /** Where its user signed in, if elsewhere: he came by changing the tenant. */
          home_tenant_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "refresh_sessions_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      roles: {
        Row: {
          id: string;
          name: string;
          description: string | null;
          permissions: Json | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          name: string;
          description?: string | null;
          permissions?: NonNullable<Json> | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          name?: string;
          description?: string | null;
          permissions?: NonNullable<Json> | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [];
      };
      /** Roles of a tenant's own */
      tenant_roles: {
        Row: {
          tenant_id: string;
          id: string;
          name: string;
          description: string;
          /** A JSON list of names of permissions; none of the built-in owner's "*". */
          permissions: Json;
          created_at: string;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          name: string;
          description?: string;
          /** A JSON list of names of permissions; none of the built-in owner's "*". */
          permissions?: NonNullable<Json>;
          created_at?: string;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          name?: string;
          description?: string;
          /** A JSON list of names of permissions; none of the built-in owner's "*". */
          permissions?: NonNullable<Json>;
          created_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "tenant_roles_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
      /** Contains tenant/organization information for multi-tenant setup */
      tenants: {
        Row: {
          id: string;
          name: string;
          domain: string | null;
          settings: Json | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          name: string;
          domain?: string | null;
          settings?: NonNullable<Json> | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          name?: string;
          domain?: string | null;
          settings?: NonNullable<Json> | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [];
      };
      /** Second factors: authenticator apps (TOTP, RFC 6238) of users */
      user_factors: {
        Row: {
          tenant_id: string;
          id: string;
          user_id: string;
          /** The user's own name for it; empty if he gave none. */
          friendly_name: string;
          /** What the app knows too, sealed (XChaCha20-Poly1305). */
          secret: string;
          /** Of the last code that was taken, in half minutes since 1970: each is taken once. */
          last_step: number;
          /** HMACs of the recovery codes not used yet, in hex. */
          recovery_hashes: Json;
          created_at: string;
          /** When the first code was right. Until then nobody is asked for it. */
          verified_at: string | null;
          last_used_at: string | null;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          user_id: string;
          /** The user's own name for it; empty if he gave none. */
          friendly_name?: string;
          /** What the app knows too, sealed (XChaCha20-Poly1305). */
          secret: string;
          /** Of the last code that was taken, in half minutes since 1970: each is taken once. */
          last_step?: number | string;
          /** HMACs of the recovery codes not used yet, in hex. */
          recovery_hashes?: NonNullable<Json>;
          created_at?: string;
          /** When the first code was right. Until then nobody is asked for it. */
          verified_at?: string | null;
          last_used_at?: string | null;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          user_id?: string;
          /** The user's own name for it; empty if he gave none. */
          friendly_name?: string;
          /** What the app knows too, sealed (XChaCha20-Poly1305). */
          secret?: string;
          /** Of the last code that was taken, in half minutes since 1970: each is taken once. */
          last_step?: number | string;
          /** HMACs of the recovery codes not used yet, in hex. */
          recovery_hashes?: NonNullable<Json>;
          created_at?: string;
          /** When the first code was right. Until then nobody is asked for it. */
          verified_at?: string | null;
          last_used_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "user_factors_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      user_preferences: {
        Row: {
          id: string;
          user_id: string;
          personal: Json | null;
          business: Json | null;
          orders: Json | null;
          created_at: string | null;
          updated_at: string | null;
          tenant_id: string;
        };
        Insert: {
          id?: string;
          user_id: string;
          personal?: NonNullable<Json> | null;
          business?: NonNullable<Json> | null;
          orders?: NonNullable<Json> | null;
          created_at?: string | null;
          updated_at?: string | null;
          tenant_id?: string;
        };
        Update: {
          id?: string;
          user_id?: string;
          personal?: NonNullable<Json> | null;
          business?: NonNullable<Json> | null;
          orders?: NonNullable<Json> | null;
          created_at?: string | null;
          updated_at?: string | null;
          tenant_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "user_preferences_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: true;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Role assignments for users across tenants */
      user_roles: {
        Row: {
          id: string;
          user_id: string;
          role_id: string;
          tenant_id: string;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
        };
        Insert: {
          id?: string;
          user_id: string;
          role_id: string;
          tenant_id?: string;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Update: {
          id?: string;
          user_id?: string;
          role_id?: string;
          tenant_id?: string;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "user_roles_role_id_fkey";
            columns: ["role_id"];
            isOneToOne: false;
            referencedRelation: "roles";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "user_roles_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** Which of the tenant's own roles its users have */
      user_tenant_roles: {
        Row: {
          tenant_id: string;
          id: string;
          user_id: string;
          role_id: string;
          created_at: string;
        };
        Insert: {
          tenant_id: string;
          id?: string;
          user_id: string;
          role_id: string;
          created_at?: string;
        };
        Update: {
          tenant_id?: string;
          id?: string;
          user_id?: string;
          role_id?: string;
          created_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "user_tenant_roles_role_id_fkey";
            columns: ["tenant_id", "role_id"];
            isOneToOne: false;
            referencedRelation: "tenant_roles";
            referencedColumns: ["tenant_id", "id"];
          },
          {
            foreignKeyName: "user_tenant_roles_user_id_fkey";
            columns: ["tenant_id", "user_id"];
            isOneToOne: false;
            referencedRelation: "users";
            referencedColumns: ["tenant_id", "id"];
          },
        ];
      };
      /** User authentication and identification information across tenants */
      users: {
        Row: {
          id: string;
          tenant_id: string;
          email: string;
          username: string | null;
          password_hash: string | null;
          last_login: string | null;
          is_active: boolean | null;
          created_at: string | null;
          updated_at: string | null;
          /** When the user proved to read this address, or somebody vouched for it. */
          email_confirmed_at: string | null;
          /** E.164 without the plus sign. */
          phone: string | null;
          /** When the user proved to have this phone, or somebody vouched for it. */
          phone_confirmed_at: string | null;
          /** When the last code to confirm an address was sent. */
          confirmation_sent_at: string | null;
          /** When the last code for a forgotten password was sent. */
          recovery_sent_at: string | null;
          /** Until then the user cannot sign in. */
          banned_until: string | null;
          /** What the user says of himself: never to be trusted. */
          user_metadata: Json;
          /** What the tenant's own servers keep of the user. */
          app_metadata: Json;
        };
        Insert: {
          id?: string;
          tenant_id?: string;
          email: string;
          username?: string | null;
          password_hash?: string | null;
          last_login?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** When the user proved to read this address, or somebody vouched for it. */
          email_confirmed_at?: string | null;
          /** E.164 without the plus sign. */
          phone?: string | null;
          /** When the user proved to have this phone, or somebody vouched for it. */
          phone_confirmed_at?: string | null;
          /** When the last code to confirm an address was sent. */
          confirmation_sent_at?: string | null;
          /** When the last code for a forgotten password was sent. */
          recovery_sent_at?: string | null;
          /** Until then the user cannot sign in. */
          banned_until?: string | null;
          /** What the user says of himself: never to be trusted. */
          user_metadata?: NonNullable<Json>;
          /** What the tenant's own servers keep of the user. */
          app_metadata?: NonNullable<Json>;
        };
        Update: {
          id?: string;
          tenant_id?: string;
          email?: string;
          username?: string | null;
          password_hash?: string | null;
          last_login?: string | null;
          is_active?: boolean | null;
          created_at?: string | null;
          updated_at?: string | null;
          /** When the user proved to read this address, or somebody vouched for it. */
          email_confirmed_at?: string | null;
          /** E.164 without the plus sign. */
          phone?: string | null;
          /** When the user proved to have this phone, or somebody vouched for it. */
          phone_confirmed_at?: string | null;
          /** When the last code to confirm an address was sent. */
          confirmation_sent_at?: string | null;
          /** When the last code for a forgotten password was sent. */
          recovery_sent_at?: string | null;
          /** Until then the user cannot sign in. */
          banned_until?: string | null;
          /** What the user says of himself: never to be trusted. */
          user_metadata?: NonNullable<Json>;
          /** What the tenant's own servers keep of the user. */
          app_metadata?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: "users_tenant_id_fkey";
            columns: ["tenant_id"];
            isOneToOne: false;
            referencedRelation: "tenants";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      [_ in never]: never;
    };
    Enums: {
      call_outcome:
        | "success"
        | "failed"
        | "follow_up"
        | "rescheduled"
        | "no_answer"
        | "busy"
        | "callback_requested"
        | "handoff"
        | "timed_out";
      call_purpose:
        | "sales"
        | "support"
        | "feedback"
        | "other"
        | "complaint"
        | "survey"
        | "appointment"
        | "billing";
      call_status:
        | "scheduled"
        | "completed"
        | "canceled"
        | "in_progress"
        | "missed"
        | "rescheduled"
        | "priority";
      contact_method:
        | "email"
        | "phone"
        | "sms"
        | "mail"
        | "chat"
        | "in_person"
        | "social_media"
        | "none";
      interaction_outcome:
        | "successful"
        | "unsuccessful"
        | "pending"
        | "scheduled"
        | "cancelled"
        | "follow_up"
        | "no_answer"
        | "busy"
        | "callback_requested"
        | "handoff"
        | "timed_out"
        | "ordered";
      interaction_purpose:
        | "sales"
        | "support"
        | "inquiry"
        | "complaint"
        | "feedback"
        | "survey"
        | "appointment"
        | "billing"
        | "other";
      interaction_status:
        | "scheduled"
        | "completed"
        | "canceled"
        | "missed"
        | "rescheduled"
        | "in_progress"
        | "priority";
      order_status:
        | "pending"
        | "processing"
        | "shipped"
        | "delivered"
        | "canceled"
        | "returned"
        | "refunded"
        | "user_confirmed"
        | "accepted";
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = "public";

type RelationsOf<Schema extends keyof DatabaseWithoutInternals> =
  DatabaseWithoutInternals[Schema]["Tables"] &
    DatabaseWithoutInternals[Schema]["Views"];

type PartOf<Things, Name, Part extends string> = Name extends keyof Things
  ? Things[Name] extends { [_ in Part]: infer Found }
    ? Found
    : never
  : never;

/** A row of a table or view: Tables<"users">, or of another schema Tables<{ schema: "auth" }, "users">. */
export type Tables<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Row">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Row">;

/** What can be inserted into a table or view. */
export type TablesInsert<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Insert">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Insert">;

/** What a table or view can be updated with. */
export type TablesUpdate<
  NameOrOptions extends
    | keyof RelationsOf<DefaultSchema>
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof RelationsOf<Schema>
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? PartOf<RelationsOf<Schema>, Name, "Update">
  : PartOf<RelationsOf<DefaultSchema>, NameOrOptions, "Update">;

/** The values of an enum. */
export type Enums<
  NameOrOptions extends
    | keyof DatabaseWithoutInternals[DefaultSchema]["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[Schema]["Enums"]
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? DatabaseWithoutInternals[Schema]["Enums"][Name]
  : NameOrOptions extends keyof DatabaseWithoutInternals[DefaultSchema]["Enums"]
    ? DatabaseWithoutInternals[DefaultSchema]["Enums"][NameOrOptions]
    : never;

/** A value of a composite type. */
export type CompositeTypes<
  NameOrOptions extends
    | keyof DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  Name extends (NameOrOptions extends {
    schema: infer Schema extends keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[Schema]["CompositeTypes"]
    : never) = never,
> = NameOrOptions extends {
  schema: infer Schema extends keyof DatabaseWithoutInternals;
}
  ? DatabaseWithoutInternals[Schema]["CompositeTypes"][Name]
  : NameOrOptions extends keyof DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"]
    ? DatabaseWithoutInternals[DefaultSchema]["CompositeTypes"][NameOrOptions]
    : never;

export type AccessPhone = Database["public"]["Tables"]["access_phones"]["Row"];
export type AccessPhoneInsert =
  Database["public"]["Tables"]["access_phones"]["Insert"];
export type AccessPhoneUpdate =
  Database["public"]["Tables"]["access_phones"]["Update"];

/** Customer service agents who handle calls and orders */
export type Agent = Database["public"]["Tables"]["agents"]["Row"];
export type AgentInsert = Database["public"]["Tables"]["agents"]["Insert"];
export type AgentUpdate = Database["public"]["Tables"]["agents"]["Update"];

export type ApiKey = Database["public"]["Tables"]["api_keys"]["Row"];
export type ApiKeyInsert = Database["public"]["Tables"]["api_keys"]["Insert"];
export type ApiKeyUpdate = Database["public"]["Tables"]["api_keys"]["Update"];

/** Where the chain of audit_seals ends, and how far it is complete */
export type AuditHead = Database["public"]["Tables"]["audit_heads"]["Row"];
export type AuditHeadInsert =
  Database["public"]["Tables"]["audit_heads"]["Insert"];
export type AuditHeadUpdate =
  Database["public"]["Tables"]["audit_heads"]["Update"];

/** System-wide audit trail for tracking changes */
export type AuditLog = Database["public"]["Tables"]["audit_logs"]["Row"];
export type AuditLogInsert =
  Database["public"]["Tables"]["audit_logs"]["Insert"];
export type AuditLogUpdate =
  Database["public"]["Tables"]["audit_logs"]["Update"];

/** The chain of hashes over audit_logs */
export type AuditSeal = Database["public"]["Tables"]["audit_seals"]["Row"];
export type AuditSealInsert =
  Database["public"]["Tables"]["audit_seals"]["Insert"];
export type AuditSealUpdate =
  Database["public"]["Tables"]["audit_seals"]["Update"];

/** Records of customer interactions via phone */
export type CallLog = Database["public"]["Tables"]["call_logs"]["Row"];
export type CallLogInsert = Database["public"]["Tables"]["call_logs"]["Insert"];
export type CallLogUpdate = Database["public"]["Tables"]["call_logs"]["Update"];

export type CustomerPreference =
  Database["public"]["Tables"]["customer_preferences"]["Row"];
export type CustomerPreferenceInsert =
  Database["public"]["Tables"]["customer_preferences"]["Insert"];
export type CustomerPreferenceUpdate =
  Database["public"]["Tables"]["customer_preferences"]["Update"];

/** Customer information across all tenants */
export type Customer = Database["public"]["Tables"]["customers"]["Row"];
export type CustomerInsert =
  Database["public"]["Tables"]["customers"]["Insert"];
export type CustomerUpdate =
  Database["public"]["Tables"]["customers"]["Update"];

/** Links that admit a customer to one draft */
export type DraftLink = Database["public"]["Tables"]["draft_links"]["Row"];
export type DraftLinkInsert =
  Database["public"]["Tables"]["draft_links"]["Insert"];
export type DraftLinkUpdate =
  Database["public"]["Tables"]["draft_links"]["Update"];

/** Every change of a draft: operation, version, who, device, when. Append-only. */
export type DraftOperation =
  Database["public"]["Tables"]["draft_operations"]["Row"];
export type DraftOperationInsert =
  Database["public"]["Tables"]["draft_operations"]["Insert"];
export type DraftOperationUpdate =
  Database["public"]["Tables"]["draft_operations"]["Update"];

/** Answers already given, by Idempotency-Key and who asked */
export type IdempotencyKey =
  Database["public"]["Tables"]["idempotency_keys"]["Row"];
export type IdempotencyKeyInsert =
  Database["public"]["Tables"]["idempotency_keys"]["Insert"];
export type IdempotencyKeyUpdate =
  Database["public"]["Tables"]["idempotency_keys"]["Update"];

export type Industry = Database["public"]["Tables"]["industries"]["Row"];
export type IndustryInsert =
  Database["public"]["Tables"]["industries"]["Insert"];
export type IndustryUpdate =
  Database["public"]["Tables"]["industries"]["Update"];

export type IpAllowlist = Database["public"]["Tables"]["ip_allowlist"]["Row"];
export type IpAllowlistInsert =
  Database["public"]["Tables"]["ip_allowlist"]["Insert"];
export type IpAllowlistUpdate =
  Database["public"]["Tables"]["ip_allowlist"]["Update"];

/** When API keys were used last; the server writes it once a minute */
export type KeyUse = Database["public"]["Tables"]["key_uses"]["Row"];
export type KeyUseInsert = Database["public"]["Tables"]["key_uses"]["Insert"];
export type KeyUseUpdate = Database["public"]["Tables"]["key_uses"]["Update"];

/** Which user of which tenant signs in with an e-mail address and a password */
export type Login = Database["public"]["Tables"]["logins"]["Row"];
export type LoginInsert = Database["public"]["Tables"]["logins"]["Insert"];
export type LoginUpdate = Database["public"]["Tables"]["logins"]["Update"];

/** In which further tenants a user acts who signs in to his home; there he has the same id */
export type Membership = Database["public"]["Tables"]["memberships"]["Row"];
export type MembershipInsert =
  Database["public"]["Tables"]["memberships"]["Insert"];
export type MembershipUpdate =
  Database["public"]["Tables"]["memberships"]["Update"];

export type Message = Database["public"]["Tables"]["messages"]["Row"];
export type MessageInsert = Database["public"]["Tables"]["messages"]["Insert"];
export type MessageUpdate = Database["public"]["Tables"]["messages"]["Update"];

/** Codes of six digits that were sent to an address and not used yet */
export type OneTimeCode = Database["public"]["Tables"]["one_time_codes"]["Row"];
export type OneTimeCodeInsert =
  Database["public"]["Tables"]["one_time_codes"]["Insert"];
export type OneTimeCodeUpdate =
  Database["public"]["Tables"]["one_time_codes"]["Update"];

export type OrderItem = Database["public"]["Tables"]["order_items"]["Row"];
export type OrderItemInsert =
  Database["public"]["Tables"]["order_items"]["Insert"];
export type OrderItemUpdate =
  Database["public"]["Tables"]["order_items"]["Update"];

/** The last order number given, per tenant */
export type OrderNumber = Database["public"]["Tables"]["order_numbers"]["Row"];
export type OrderNumberInsert =
  Database["public"]["Tables"]["order_numbers"]["Insert"];
export type OrderNumberUpdate =
  Database["public"]["Tables"]["order_numbers"]["Update"];

/** Customer orders placed across the system */
export type Order = Database["public"]["Tables"]["orders"]["Row"];
export type OrderInsert = Database["public"]["Tables"]["orders"]["Insert"];
export type OrderUpdate = Database["public"]["Tables"]["orders"]["Update"];

/** E-mails and text messages to be sent */
export type Outbox = Database["public"]["Tables"]["outbox"]["Row"];
export type OutboxInsert = Database["public"]["Tables"]["outbox"]["Insert"];
export type OutboxUpdate = Database["public"]["Tables"]["outbox"]["Update"];

export type ProductCategory =
  Database["public"]["Tables"]["product_categories"]["Row"];
export type ProductCategoryInsert =
  Database["public"]["Tables"]["product_categories"]["Insert"];
export type ProductCategoryUpdate =
  Database["public"]["Tables"]["product_categories"]["Update"];

export type ProductSpecial =
  Database["public"]["Tables"]["product_specials"]["Row"];
export type ProductSpecialInsert =
  Database["public"]["Tables"]["product_specials"]["Insert"];
export type ProductSpecialUpdate =
  Database["public"]["Tables"]["product_specials"]["Update"];

export type ProductType = Database["public"]["Tables"]["product_types"]["Row"];
export type ProductTypeInsert =
  Database["public"]["Tables"]["product_types"]["Insert"];
export type ProductTypeUpdate =
  Database["public"]["Tables"]["product_types"]["Update"];

/** Products available for ordering */
export type Product = Database["public"]["Tables"]["products"]["Row"];
export type ProductInsert = Database["public"]["Tables"]["products"]["Insert"];
export type ProductUpdate = Database["public"]["Tables"]["products"]["Update"];

/** Temporary storage for draft orders being prepared during customer calls. Acts as a coordination point between different devices. */
export type ProposedOrder =
  Database["public"]["Tables"]["proposed_orders"]["Row"];
export type ProposedOrderInsert =
  Database["public"]["Tables"]["proposed_orders"]["Insert"];
export type ProposedOrderUpdate =
  Database["public"]["Tables"]["proposed_orders"]["Update"];

/** Standin for Redis, temporarily holds order, specials and favorites data */
export type ProposedOrdersData =
  Database["public"]["Tables"]["proposed_orders_data"]["Row"];
export type ProposedOrdersDataInsert =
  Database["public"]["Tables"]["proposed_orders_data"]["Insert"];
export type ProposedOrdersDataUpdate =
  Database["public"]["Tables"]["proposed_orders_data"]["Update"];

/** Who is signed in: one row per device, with the SHA-256 of its refresh token */
export type RefreshSession =
  Database["public"]["Tables"]["refresh_sessions"]["Row"];
export type RefreshSessionInsert =
  Database["public"]["Tables"]["refresh_sessions"]["Insert"];
export type RefreshSessionUpdate =
  Database["public"]["Tables"]["refresh_sessions"]["Update"];

export type Role = Database["public"]["Tables"]["roles"]["Row"];
export type RoleInsert = Database["public"]["Tables"]["roles"]["Insert"];
export type RoleUpdate = Database["public"]["Tables"]["roles"]["Update"];

/** Roles of a tenant's own */
export type TenantRole = Database["public"]["Tables"]["tenant_roles"]["Row"];
export type TenantRoleInsert =
  Database["public"]["Tables"]["tenant_roles"]["Insert"];
export type TenantRoleUpdate =
  Database["public"]["Tables"]["tenant_roles"]["Update"];

/** Contains tenant/organization information for multi-tenant setup */
export type Tenant = Database["public"]["Tables"]["tenants"]["Row"];
export type TenantInsert = Database["public"]["Tables"]["tenants"]["Insert"];
export type TenantUpdate = Database["public"]["Tables"]["tenants"]["Update"];

/** Second factors: authenticator apps (TOTP, RFC 6238) of users */
export type UserFactor = Database["public"]["Tables"]["user_factors"]["Row"];
export type UserFactorInsert =
  Database["public"]["Tables"]["user_factors"]["Insert"];
export type UserFactorUpdate =
  Database["public"]["Tables"]["user_factors"]["Update"];

export type UserPreference =
  Database["public"]["Tables"]["user_preferences"]["Row"];
export type UserPreferenceInsert =
  Database["public"]["Tables"]["user_preferences"]["Insert"];
export type UserPreferenceUpdate =
  Database["public"]["Tables"]["user_preferences"]["Update"];

/** Role assignments for users across tenants */
export type UserRole = Database["public"]["Tables"]["user_roles"]["Row"];
export type UserRoleInsert =
  Database["public"]["Tables"]["user_roles"]["Insert"];
export type UserRoleUpdate =
  Database["public"]["Tables"]["user_roles"]["Update"];

/** Which of the tenant's own roles its users have */
export type UserTenantRole =
  Database["public"]["Tables"]["user_tenant_roles"]["Row"];
export type UserTenantRoleInsert =
  Database["public"]["Tables"]["user_tenant_roles"]["Insert"];
export type UserTenantRoleUpdate =
  Database["public"]["Tables"]["user_tenant_roles"]["Update"];

/** User authentication and identification information across tenants */
export type User = Database["public"]["Tables"]["users"]["Row"];
export type UserInsert = Database["public"]["Tables"]["users"]["Insert"];
export type UserUpdate = Database["public"]["Tables"]["users"]["Update"];

export type CallOutcome = Database["public"]["Enums"]["call_outcome"];

export type CallPurpose = Database["public"]["Enums"]["call_purpose"];

export type CallStatus = Database["public"]["Enums"]["call_status"];

export type ContactMethod = Database["public"]["Enums"]["contact_method"];

export type InteractionOutcome =
  Database["public"]["Enums"]["interaction_outcome"];

export type InteractionPurpose =
  Database["public"]["Enums"]["interaction_purpose"];

export type InteractionStatus =
  Database["public"]["Enums"]["interaction_status"];

export type OrderStatus = Database["public"]["Enums"]["order_status"];

/** The values of each enum, in their order. */
export const Constants = {
  public: {
    Enums: {
      call_outcome: [
        "success",
        "failed",
        "follow_up",
        "rescheduled",
        "no_answer",
        "busy",
        "callback_requested",
        "handoff",
        "timed_out",
      ],
      call_purpose: [
        "sales",
        "support",
        "feedback",
        "other",
        "complaint",
        "survey",
        "appointment",
        "billing",
      ],
      call_status: [
        "scheduled",
        "completed",
        "canceled",
        "in_progress",
        "missed",
        "rescheduled",
        "priority",
      ],
      contact_method: [
        "email",
        "phone",
        "sms",
        "mail",
        "chat",
        "in_person",
        "social_media",
        "none",
      ],
      interaction_outcome: [
        "successful",
        "unsuccessful",
        "pending",
        "scheduled",
        "cancelled",
        "follow_up",
        "no_answer",
        "busy",
        "callback_requested",
        "handoff",
        "timed_out",
        "ordered",
      ],
      interaction_purpose: [
        "sales",
        "support",
        "inquiry",
        "complaint",
        "feedback",
        "survey",
        "appointment",
        "billing",
        "other",
      ],
      interaction_status: [
        "scheduled",
        "completed",
        "canceled",
        "missed",
        "rescheduled",
        "in_progress",
        "priority",
      ],
      order_status: [
        "pending",
        "processing",
        "shipped",
        "delivered",
        "canceled",
        "returned",
        "refunded",
        "user_confirmed",
        "accepted",
      ],
    },
  },
} as const;
