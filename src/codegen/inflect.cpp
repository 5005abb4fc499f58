// codegen/inflect.cpp: the singular of an English word as tables are named: lists for what has no rule, then rules.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include "codegen/names.hpp"

namespace orderline::codegen {
namespace {

using std::string_view;
using Pair = std::pair<string_view, string_view>;

/// Words that are their own plural, or end like one without being one.
constexpr string_view unchanging[]{
    "abdomen", "aircraft", "alias", "always", "analytics", "as", "atlas", "aws", "bias", "canvas",
    "chaos", "clothes", "cms", "corps", "cosmos", "data", "deer", "diabetes", "dns", "economics", "equipment",
    "ethos", "feedback", "fish", "gas", "goods", "gps", "hardware", "headquarters", "information", "ios", "jeans",
    "js", "lens", "logistics", "mathematics", "means", "media", "metadata", "mms", "money", "news", "offspring",
    "omen", "pants", "pathos", "physics", "police", "politics", "pos", "regimen", "rhinoceros", "rice", "rss",
    "salmon", "scissors", "series", "sheep", "shorts", "shrimp", "sms", "software", "species", "specimen", "staff",
    "stamen", "statistics", "swiss", "thanks", "tls", "trousers", "trout", "ups", "yes",
};
static_assert(std::ranges::is_sorted(unchanging));

/// Plural and singular.
constexpr Pair irregular[]{
    {"abuses", "abuse"}, {"aches", "ache"}, {"addenda", "addendum"}, {"aliases", "alias"}, {"aloes", "aloe"},
    {"alumni", "alumnus"}, {"appendices", "appendix"}, {"atlases", "atlas"}, {"avalanches", "avalanche"},
    {"axes", "axis"}, {"bacteria", "bacterium"}, {"biases", "bias"}, {"birdies", "birdie"}, {"brownies", "brownie"},
    {"caches", "cache"}, {"cacti", "cactus"}, {"calories", "calorie"}, {"calves", "calf"}, {"canoes", "canoe"},
    {"canvases", "canvas"}, {"codices", "codex"}, {"cookies", "cookie"}, {"cpus", "cpu"}, {"creches", "creche"},
    {"crises", "crisis"}, {"criteria", "criterion"}, {"curricula", "curriculum"}, {"diagnoses", "diagnosis"},
    {"dice", "die"}, {"ellipses", "ellipsis"}, {"elves", "elf"}, {"emphases", "emphasis"}, {"errata", "erratum"},
    {"excuses", "excuse"}, {"feet", "foot"}, {"foci", "focus"}, {"foes", "foe"}, {"foodies", "foodie"},
    {"fungi", "fungus"}, {"fuses", "fuse"}, {"gases", "gas"}, {"geese", "goose"}, {"genera", "genus"},
    {"gpus", "gpu"}, {"gurus", "guru"}, {"halves", "half"}, {"headaches", "headache"}, {"helices", "helix"},
    {"hoes", "hoe"}, {"hoodies", "hoodie"}, {"hooves", "hoof"}, {"indices", "index"}, {"knives", "knife"},
    {"leaves", "leaf"}, {"lenses", "lens"}, {"lice", "louse"}, {"lives", "life"}, {"loaves", "loaf"},
    {"matrices", "matrix"}, {"memoranda", "memorandum"}, {"menus", "menu"}, {"mice", "mouse"},
    {"moustaches", "moustache"}, {"movies", "movie"}, {"muses", "muse"}, {"newbies", "newbie"}, {"niches", "niche"},
    {"nuclei", "nucleus"}, {"oases", "oasis"}, {"oboes", "oboe"}, {"oxen", "ox"}, {"personae", "persona"},
    {"phenomena", "phenomenon"}, {"pickaxes", "pickaxe"}, {"prairies", "prairie"}, {"prognoses", "prognosis"},
    {"psyches", "psyche"}, {"quizzes", "quiz"}, {"radii", "radius"}, {"rookies", "rookie"}, {"scarves", "scarf"},
    {"schemata", "schema"}, {"selfies", "selfie"}, {"selves", "self"}, {"shoes", "shoe"}, {"simplices", "simplex"},
    {"skus", "sku"}, {"smoothies", "smoothie"}, {"stimuli", "stimulus"}, {"strata", "stratum"},
    {"syllabi", "syllabus"}, {"synopses", "synopsis"}, {"teeth", "tooth"}, {"thieves", "thief"},
    {"tiptoes", "tiptoe"}, {"toes", "toe"}, {"uses", "use"}, {"vertices", "vertex"}, {"vortices", "vortex"},
    {"whizzes", "whiz"}, {"woes", "woe"}, {"wolves", "wolf"}, {"zombies", "zombie"},
};
static_assert(std::ranges::is_sorted(irregular));

/// The first that fits is taken. An ending that stays stops the search.
constexpr Pair endings[]{
    {"people", "person"}, {"children", "child"}, {"shelves", "shelf"}, {"wives", "wife"}, {"horseshoes", "horseshoe"},
    {"theses", "thesis"}, {"yses", "ysis"}, {"eaux", "eau"}, {"quies", "quy"}, {"ss", "ss"}, {"is", "is"},
    {"us", "us"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"zzes", "zz"}, {"tzes", "tz"},
    {"auses", "ause"}, {"euses", "euse"}, {"ouses", "ouse"}, {"uses", "us"}, {"oes", "o"}, {"aies", "aie"},
    {"eies", "eie"}, {"oies", "oie"}, {"uies", "uie"}, {"ies", "y"}, {"women", "woman"}, {"men", "man"}, {"s", ""},
};

constexpr std::size_t short_ies_max = 4;  // ties, pies, lies

}  // namespace

std::string singular(string_view word, const Overrides& overrides) {
    if (const auto given = overrides.find(word); given != overrides.end()) return given->second;
    if (word.size() <= 2 || std::ranges::binary_search(unchanging, word)) return std::string{word};
    if (const auto* found = std::ranges::lower_bound(irregular, word, {}, &Pair::first);
        found != std::end(irregular) && found->first == word) {
        return std::string{found->second};
    }
    if (word.ends_with("ies") && word.size() <= short_ies_max) return std::string{word.substr(0, word.size() - 1)};
    for (const auto& [plural, one] : endings) {
        if (word.ends_with(plural)) return std::string{word.substr(0, word.size() - plural.size())}.append(one);
    }
    return std::string{word};
}

}  // namespace orderline::codegen
