// pg/settings.hpp: what one transaction sets for itself (custom settings such as app.tenant_id). pg knows no tenant.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orderline::pg {

struct Settings {
    std::vector<std::pair<std::string_view, std::string>> values;  // names of static storage, e.g. "app.tenant_id"; search_path: quoted names
    bool operator==(const Settings&) const = default;
};

}  // namespace orderline::pg
