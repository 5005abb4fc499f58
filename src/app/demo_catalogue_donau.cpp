// app/demo_catalogue_donau.cpp: Donau Feinkost, a delicatessen wholesaler in Vienna.
#include "app/demo_catalogue.hpp"

namespace orderline::app {
namespace {

using enum Shape;
using enum Season;

// first kind: restaurants, second: cafés and hotels, third: shops.
constexpr DemoProduct products[] = {
    {"DF-1010", "Bergkäse 12 Monate, Viertellaib", "Käse", "Hartkäse", "Stück", "ca. 1,5 kg", 2890, 1, "food", {cheese, 0xe9b949, 0xc98f1f}, all_kinds, none, 2},
    {"DF-1020", "Emmentaler jung, Block", "Käse", "Hartkäse", "Stück", "2 kg", 2240, 1, "food", {cheese, 0xf3d77a, 0xd8ae3f}, all_kinds, none, 2},
    {"DF-1030", "Ziegenfrischkäse natur", "Käse", "Frischkäse", "Karton", "12 x 150 g", 3180, 1, "food", {cup, 0xf2efe6, 0x6fa05a}, first_kind | third_kind, summer, 1},
    {"DF-1040", "Liptauer hausgemacht", "Käse", "Aufstriche", "Karton", "12 x 180 g", 2760, 1, "food", {cup, 0xe2725b, 0xffffff}, second_kind | third_kind, none, 1},
    {"DF-1050", "Alpenbutter gesalzen", "Käse", "Butter", "Karton", "20 x 250 g", 5240, 1, "food", {box, 0xf6e39a, 0x3b6fb6}, all_kinds, none, 1},
    {"DF-2010", "Prosciutto crudo, ganz", "Wurst und Schinken", "Schinken", "Stück", "ca. 7 kg", 11900, 1, "food", {sausage, 0xa63d40, 0xe8a19a}, first_kind, none, 1},
    {"DF-2020", "Salame Milano", "Wurst und Schinken", "Salami", "Stück", "ca. 2,8 kg", 3950, 1, "food", {sausage, 0x8c2f39, 0xd98880}, all_kinds, none, 1},
    {"DF-2030", "Bündnerfleisch geschnitten", "Wurst und Schinken", "Schinken", "Karton", "10 x 100 g", 4490, 1, "food", {box, 0x7b2d26, 0xf2c14e}, second_kind | third_kind, winter, 1},
    {"DF-2040", "Käsekrainer, 10er", "Wurst und Schinken", "Würste", "Packung", "10 x 120 g", 1190, 2, "food", {sausage, 0xc1693c, 0xf0b67f}, first_kind | third_kind, summer, 2},
    {"DF-3010", "Olivenöl extra vergine, Kreta", "Öl und Essig", "Öl", "Kanister", "5 l", 4680, 1, "food", {can, 0x5b7f2b, 0xf3e9b2}, first_kind, none, 2},
    {"DF-3020", "Olivenöl extra vergine 0,5 l", "Öl und Essig", "Öl", "Karton", "6 x 0,5 l", 5340, 1, "food", {bottle, 0x6b8e23, 0xf7f3d6}, third_kind, none, 1},
    {"DF-3030", "Steirisches Kürbiskernöl g.g.A.", "Öl und Essig", "Öl", "Karton", "6 x 0,25 l", 6480, 1, "food", {bottle, 0x2f4f2f, 0xe98a15}, all_kinds, none, 1},
    {"DF-3040", "Aceto Balsamico di Modena", "Öl und Essig", "Essig", "Karton", "6 x 0,5 l", 3720, 1, "food", {bottle, 0x3b2323, 0xd4af37}, all_kinds, none, 1},
    {"DF-3050", "Apfelessig naturtrüb", "Öl und Essig", "Essig", "Karton", "6 x 1 l", 1980, 1, "food", {bottle, 0xd9a441, 0xffffff}, first_kind | third_kind, none, 1},
    {"DF-4010", "Oliven Kalamata entsteint", "Antipasti", "Oliven", "Eimer", "3 kg", 2450, 1, "food", {bucket, 0x5a3e5d, 0xeae3f0}, all_kinds, none, 1},
    {"DF-4020", "Getrocknete Tomaten in Öl", "Antipasti", "Gemüse", "Glas", "1,6 kg", 1640, 2, "food", {jar, 0xb7312c, 0xf4e3c1}, first_kind | third_kind, none, 1},
    {"DF-4030", "Artischockenherzen gegrillt", "Antipasti", "Gemüse", "Glas", "1,6 kg", 2190, 2, "food", {jar, 0x7d8f4e, 0xf7f2da}, first_kind | third_kind, summer, 1},
    {"DF-4040", "Kapernäpfel", "Antipasti", "Gemüse", "Karton", "6 x 240 g", 2310, 1, "food", {jar, 0x8a9a5b, 0xffffff}, third_kind, none, 1},
    {"DF-4050", "Sardellenfilets in Olivenöl", "Fisch", "Konserven", "Karton", "10 x 100 g", 2980, 1, "food", {tin, 0x2d6a8e, 0xf2d16b}, first_kind | third_kind, none, 1},
    {"DF-4060", "Thunfisch Filets, Gastrodose", "Fisch", "Konserven", "Dose", "1,7 kg", 1890, 2, "food", {tin, 0x1f5673, 0xffffff}, first_kind | second_kind, none, 1},
    {"DF-4070", "Räucherlachs geschnitten", "Fisch", "Geräuchert", "Packung", "1 kg", 3290, 1, "food", {box, 0xf08a6b, 0x2b4c5e}, first_kind | second_kind, winter, 2},
    {"DF-5010", "Weizenmehl glatt W480", "Backen", "Mehl", "Sack", "25 kg", 1950, 1, "food", {sack, 0xe6d3ad, 0x8b5e34}, first_kind | second_kind, none, 2},
    {"DF-5020", "Polenta fein", "Backen", "Grieß", "Sack", "5 kg", 990, 1, "food", {sack, 0xf2c94c, 0x9c5d1a}, first_kind, winter, 1},
    {"DF-5030", "Arborio Risottoreis", "Backen", "Reis", "Sack", "5 kg", 1690, 1, "food", {sack, 0xf5f0e1, 0xa4262c}, first_kind, none, 2},
    {"DF-5040", "Zartbitter-Kuvertüre 60 %", "Backen", "Schokolade", "Karton", "5 x 1 kg", 5990, 1, "food", {bar, 0x4a2c2a, 0xe0c097}, first_kind | second_kind, winter, 1},
    {"DF-5050", "Marillenmarmelade Wachau", "Backen", "Marmelade", "Eimer", "3 kg", 2160, 1, "food", {bucket, 0xf29f3d, 0xffffff}, second_kind, none, 2},
    {"DF-5060", "Waldhonig", "Backen", "Honig", "Karton", "12 x 250 g", 4740, 1, "food", {jar, 0xc47f17, 0xfff1c9}, second_kind | third_kind, winter, 1},
    {"DF-5070", "Sauerteigbrot Laib, vorgebacken", "Backen", "Brot", "Karton", "8 x 750 g", 2280, 1, "food", {loaf, 0xb9773b, 0xecd2a6}, all_kinds, none, 2},
    {"DF-6010", "Espresso Bohnen, dunkle Röstung", "Getränke", "Kaffee", "Packung", "1 kg", 1790, 4, "standard", {bag, 0x3a241d, 0xd9b382}, first_kind | second_kind, none, 2},
    {"DF-6020", "Kaffee Melange, Bohnen", "Getränke", "Kaffee", "Packung", "1 kg", 1620, 4, "standard", {bag, 0x7a4b2a, 0xf3e3c7}, second_kind, none, 2},
    {"DF-6030", "Kräutertee Almwiese", "Getränke", "Tee", "Karton", "12 x 20 Beutel", 2640, 1, "standard", {box, 0x7fa650, 0xfff7d6}, second_kind | third_kind, winter, 1},
    {"DF-6040", "Holunderblütensirup", "Getränke", "Sirup", "Karton", "6 x 0,7 l", 3180, 1, "standard", {bottle, 0xe8e29a, 0x4d8b55}, second_kind | third_kind, summer, 1},
    {"DF-6050", "Apfelsaft naturtrüb", "Getränke", "Saft", "Karton", "12 x 1 l", 1740, 1, "standard", {carton, 0x9bbf3b, 0xf5e663}, all_kinds, summer, 2},
    {"DF-6060", "Grüner Veltliner Federspiel", "Getränke", "Wein", "Karton", "6 x 0,75 l", 5160, 1, "standard", {wine_bottle, 0x56723c, 0xf4e8c1}, first_kind | third_kind, summer, 2},
    {"DF-6070", "Zweigelt Reserve", "Getränke", "Wein", "Karton", "6 x 0,75 l", 5940, 1, "standard", {wine_bottle, 0x2e1f27, 0x8e2140}, first_kind | third_kind, winter, 1},
    {"DF-7010", "Freilandeier Größe L", "Frische", "Eier", "Lage", "30 Stück", 870, 2, "food", {eggs, 0x8f9779, 0xe9c8a0}, first_kind | second_kind, none, 3},
    {"DF-8010", "Servietten 3-lagig, bordeaux", "Tisch und Küche", "Papier", "Karton", "10 x 50 Stück", 2190, 1, "standard", {towel, 0x7f1d3a, 0xf0d9df}, first_kind | second_kind, none, 1},
    {"DF-8020", "Frischhaltefolie 45 cm", "Tisch und Küche", "Folien", "Rolle", "300 m", 1290, 1, "standard", {roll, 0x7fb3d5, 0x2e4053}, all_kinds, none, 1},
};

constexpr DemoCustomer customers[] = {
    {"Katharina", "Moser", "Gasthaus Zum Goldenen Hirsch", "Wien", "Wien", "1070", "Neubaugasse 41", "+43 1 555 0101", 0, 7, 120, "", "Erst nach 10 Uhr anrufen, vorher ist die Küche allein."},
    {"Stefan", "Pichler", "Trattoria Bella Nonna", "Wien", "Wien", "1040", "Wiedner Hauptstraße 77", "+43 1 555 0102", 0, 7, 150, "", "Liefertag ist Donnerstag."},
    {"Maria", "Gruber", "Café Sperling", "Wien", "Wien", "1060", "Gumpendorfer Straße 12", "+43 1 555 0103", 1, 7, 90, "", ""},
    {"Johannes", "Wagner", "Hotel Donaublick", "Krems", "Niederösterreich", "3500", "Donaulände 8", "+43 2732 555 04", 1, 10, 180, "", "Rechnung an die Zentrale."},
    {"Elif", "Yılmaz", "Feinkost Yılmaz", "Wien", "Wien", "1160", "Brunnengasse 23", "+43 1 555 0105", 2, 14, 110, "", "Will bei Oliven immer beraten werden."},
    {"Thomas", "Eder", "Wirtshaus Eder", "St. Pölten", "Niederösterreich", "3100", "Wiener Straße 5", "+43 2742 555 06", 0, 14, 100, "", ""},
    {"Anna", "Leitner", "Bio-Greißlerei Leitner", "Graz", "Steiermark", "8010", "Sporgasse 18", "+43 316 555 07", 2, 14, 80, "", "Nur Ware mit mindestens vier Wochen Haltbarkeit."},
    {"Markus", "Hofer", "Skihütte Hoferalm", "Schladming", "Steiermark", "8970", "Planaistraße 60", "+43 3687 555 08", 0, 14, 130, "", "Im Sommer nur am Wochenende offen."},
    {"Sabine", "Fuchs", "Konditorei Fuchs", "Baden", "Niederösterreich", "2500", "Hauptplatz 3", "+43 2252 555 09", 1, 10, 100, "", ""},
    {"Lukas", "Berger", "Burgerei", "Wien", "Wien", "1020", "Praterstraße 55", "+43 1 555 0110", 0, 7, 80, "", "Spricht lieber Englisch."},
    {"Christine", "Bauer", "Pension Seeblick", "Neusiedl am See", "Burgenland", "7100", "Seestraße 14", "+43 2167 555 11", 1, 14, 70, "", ""},
    {"Mehmet", "Kaya", "Delikat Kaya", "Linz", "Oberösterreich", "4020", "Landstraße 90", "+43 732 555 12", 2, 14, 120, "", ""},
    {"Eva", "Steiner", "Weinhandlung Steiner", "Langenlois", "Niederösterreich", "3550", "Kornplatz 2", "+43 2734 555 13", 2, 21, 90, "", "Kauft Wein nur im Sechserkarton."},
    {"Florian", "Huber", "Osteria Huber", "Salzburg", "Salzburg", "5020", "Linzer Gasse 31", "+43 662 555 14", 0, 10, 110, "", ""},
    {"Petra", "Winkler", "Hofladen Winkler", "Tulln", "Niederösterreich", "3430", "Langenlebarner Straße 9", "+43 2272 555 15", 2, 28, 60, "", ""},
    {"Andreas", "Schuster", "Landgasthof Schuster", "Melk", "Niederösterreich", "3390", "Abt-Karl-Straße 27", "+43 2752 555 16", 0, 14, 90, "", "War drei Wochen auf Urlaub."},
    {"Nina", "Wallner", "Frühstückerei Wallner", "Wien", "Wien", "1080", "Josefstädter Straße 60", "+43 1 555 0117", 1, 7, 100, "", "Bestellt gern schon am Montag."},
    {"Gerhard", "Aigner", "Feinkost am Markt", "Klagenfurt", "Kärnten", "9020", "Benediktinerplatz 4", "+43 463 555 18", 2, 14, 100, "", ""},
    {"Daniela", "Reiter", "Thermenhotel Reiter", "Bad Waltersdorf", "Steiermark", "8271", "Thermenstraße 111", "+43 3333 555 19", 1, 10, 200, "", "Große Mengen vor Feiertagen."},
    {"Paul", "Brandstätter", "Heuriger Brandstätter", "Wien", "Wien", "1190", "Grinzinger Straße 48", "+43 1 555 0120", 0, 21, 100, "", "Nur von April bis November geöffnet."},
    {"Ingrid", "Lechner", "Kantine Technopark", "Wien", "Wien", "1220", "Donau-City-Straße 1", "+43 1 555 0121", 1, 14, 160, "", ""},
    {"Michael", "Auer", "Pizzeria Auer", "Innsbruck", "Tirol", "6020", "Maria-Theresien-Straße 22", "+43 512 555 22", 0, 10, 120, "", ""},
};

constexpr DemoSpecial specials[] = {
    {"DF-3030", "Kürbiskernöl-Woche", 5790, 0, -3, 5},
    {"DF-6010", "Kaffee-Aktion", 0, 15, -5, 9},
    {"DF-4070", "Lachs zum Wochenende", 2890, 0, -1, 3},
    {"DF-5040", "Backzeit", 0, 10, -10, 20},
    {"DF-6060", "Sommerwein", 4490, 0, -120, -85},
    {"DF-2040", "Grillsaison", 0, 20, -150, -100},
    {"DF-1010", "Käsetage im Herbst", 2590, 0, -60, -46},
    {"DF-6070", "Festtagswein", 5290, 0, 7, 35},
};

constexpr DemoUser users[] = {
    {"eva", "Eva Donner", "owner"},
    {"martin", "Martin Haas", "manager"},
    {"lena", "Lena Kurz", "agent"},
    {"tobias", "Tobias Frank", "agent"},
};

}  // namespace

const DemoTenant donau_feinkost{
    "Donau Feinkost", "donau-feinkost.example", "EUR", "de-AT", "Europe/Vienna", "Österreich", "de-AT",
    {"USt 10 %=10:food", "USt 20 %=20:standard", ""},
    "Donau Feinkost: Ihre Bestellung, live: {link} - STOPP zum Abmelden",
    "Danke! Wir haben Ihre Bestellung {order_number} über {total} erhalten.",
    {"Gastronomie", "Café und Hotel", "Einzelhandel"}, 7,
    products, customers, specials, users, {"+43 1 555 0190", "+43 1 555 0191"}};

}  // namespace orderline::app
