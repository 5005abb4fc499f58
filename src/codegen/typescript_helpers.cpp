// codegen/typescript_helpers.cpp: helper types with the names and parameters that Supabase's generator gives them.
#include "codegen/typescript_helpers.hpp"
#include "codegen/ts_text.hpp"

namespace orderline::codegen {
namespace {

constexpr std::string_view helpers = R"ts(
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
)ts";

}  // namespace

const std::string_view json_type = R"ts(
export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[];

)ts";

std::string helper_types(const std::string& home) {
    std::string found = "type DatabaseWithoutInternals = Omit<Database, \"__InternalSupabase\">;\n\n";
    found.append("type DefaultSchema = ").append(ts_string(home)).append(";\n").append(helpers);
    return found;
}

}  // namespace orderline::codegen
