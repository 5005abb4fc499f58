// app/command_tenant.hpp: what `orderline tenant` is put together from.
#pragma once
#include "app/command.hpp"

namespace orderline::app {

void add_tenant_allowlist(CLI::App& tenant, Chosen& chosen);
void add_tenant_origins(CLI::App& tenant, Chosen& chosen);

}  // namespace orderline::app
