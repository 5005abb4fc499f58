// app/demo_catalogue_pacific.cpp: Pacific Salon Supply, a wholesaler for hair and beauty salons in Vancouver.
#include "app/demo_catalogue.hpp"

namespace orderline::app {
namespace {

using enum Shape;
using enum Season;

// first kind: hair salons, second: barbers, third: nail studios and spas.
constexpr DemoProduct products[] = {
    {"PS-100", "Moisture Shampoo 1 L", "Hair care", "Shampoo", "bottle", "1 L", 2150, 1, "goods", {pump, 0x2a9d8f, 0xe9f5f2}, first_kind | second_kind, none, 4},
    {"PS-101", "Moisture Conditioner 1 L", "Hair care", "Conditioner", "bottle", "1 L", 2290, 1, "goods", {pump, 0x76c7b7, 0xffffff}, first_kind, none, 4},
    {"PS-102", "Silver Shampoo 300 mL", "Hair care", "Shampoo", "case", "6 x 300 mL", 6480, 1, "goods", {bottle, 0x6a4c93, 0xe0d4f0}, first_kind, none, 1},
    {"PS-103", "Anti-Dandruff Shampoo 500 mL", "Hair care", "Shampoo", "case", "6 x 500 mL", 7140, 1, "goods", {bottle, 0x1d6fa3, 0xffffff}, first_kind | second_kind, winter, 1},
    {"PS-104", "Deep Repair Mask 500 mL", "Hair care", "Treatment", "jar", "500 mL", 1875, 2, "goods", {jar, 0xc98bb9, 0xfdf0fa}, first_kind, winter, 2},
    {"PS-105", "Argan Oil Serum 100 mL", "Hair care", "Treatment", "bottle", "100 mL", 1640, 3, "goods", {bottle, 0xd08c36, 0x5b3a1e}, first_kind, none, 1},
    {"PS-106", "Leave-in Detangler Spray", "Hair care", "Treatment", "bottle", "250 mL", 1180, 3, "goods", {spray, 0x8ecae6, 0x023047}, first_kind, summer, 1},
    {"PS-200", "Permanent Colour Cream 5.0", "Colour", "Permanent", "tube", "90 mL", 845, 6, "goods", {tube, 0x5c3a21, 0xe7c8a0}, first_kind, none, 1},
    {"PS-201", "Permanent Colour Cream 7.1", "Colour", "Permanent", "tube", "90 mL", 845, 6, "goods", {tube, 0x9c7a54, 0xf1e4d1}, first_kind, none, 1},
    {"PS-202", "Permanent Colour Cream 9.3", "Colour", "Permanent", "tube", "90 mL", 845, 6, "goods", {tube, 0xd8b26e, 0xfff6e0}, first_kind, summer, 1},
    {"PS-203", "Copper Red 6.44", "Colour", "Permanent", "tube", "90 mL", 865, 6, "goods", {tube, 0xb1431e, 0xf6d0b8}, first_kind, winter, 1},
    {"PS-204", "Developer 20 Vol 1 L", "Colour", "Developer", "bottle", "1 L", 1025, 2, "goods", {bottle, 0xf4f4f4, 0x3a86ff}, first_kind, none, 3},
    {"PS-205", "Blue Bleach Powder 500 g", "Colour", "Lightener", "tub", "500 g", 2380, 1, "goods", {bucket, 0x4361ee, 0xdfe5ff}, first_kind, summer, 2},
    {"PS-206", "Colour Foil Roll 100 m", "Colour", "Tools", "roll", "100 m", 1690, 1, "goods", {roll, 0xc0c7cf, 0xe63946}, first_kind, none, 1},
    {"PS-207", "Tint Brush Set", "Colour", "Tools", "set", "3 pieces", 990, 1, "goods", {brush, 0xff006e, 0xffd6e7}, first_kind, none, 1},
    {"PS-300", "Matte Clay Pomade 100 mL", "Styling", "Pomade", "case", "12 x 100 mL", 11880, 1, "goods", {jar, 0x3d405b, 0xe07a5f}, second_kind, none, 1},
    {"PS-301", "Strong Hold Hairspray 400 mL", "Styling", "Spray", "case", "12 x 400 mL", 10680, 1, "goods", {spray, 0xffb703, 0x3d2c00}, first_kind, summer, 1},
    {"PS-302", "Sea Salt Spray 200 mL", "Styling", "Spray", "bottle", "200 mL", 1240, 3, "goods", {spray, 0x48cae4, 0xffffff}, first_kind | second_kind, summer, 1},
    {"PS-303", "Curl Cream 250 mL", "Styling", "Cream", "tube", "250 mL", 1390, 3, "goods", {tube, 0xf28482, 0xfff1e6}, first_kind, none, 1},
    {"PS-304", "Beard Oil 30 mL", "Styling", "Beard", "case", "12 x 30 mL", 13200, 1, "goods", {bottle, 0x6f4518, 0x1b1b1b}, second_kind, winter, 1},
    {"PS-305", "Shaving Cream 1 kg", "Styling", "Shave", "tub", "1 kg", 1980, 1, "goods", {bucket, 0xe9ecef, 0x9b2226}, second_kind, none, 2},
    {"PS-400", "Ionic Hair Dryer 2000 W", "Tools", "Electrical", "piece", "", 12900, 1, "goods", {dryer, 0xd90429, 0xedf2f4}, first_kind | second_kind, none, 1},
    {"PS-401", "Cutting Shears 6 in", "Tools", "Cutting", "piece", "", 8900, 1, "goods", {scissors, 0x212529, 0xffd60a}, first_kind | second_kind, none, 1},
    {"PS-402", "Carbon Cutting Comb", "Tools", "Combs", "pack", "6 pieces", 1440, 1, "goods", {comb, 0x343a40, 0xadb5bd}, first_kind | second_kind, none, 1},
    {"PS-403", "Paddle Brush", "Tools", "Brushes", "piece", "", 1150, 2, "goods", {brush, 0x7b2cbf, 0xe0aaff}, first_kind, none, 1},
    {"PS-404", "Neck Strips", "Disposables", "Paper", "box", "12 x 60 strips", 2640, 1, "goods", {roll, 0xdfe9ef, 0x00b4d8}, first_kind | second_kind, none, 1},
    {"PS-405", "Black Nitrile Gloves M", "Disposables", "Gloves", "box", "100 pieces", 1595, 1, "safety", {box, 0x2b2d42, 0x8d99ae}, all_kinds, none, 4},
    {"PS-406", "Salon Towels Charcoal", "Disposables", "Towels", "dozen", "12 pieces", 4200, 1, "goods", {towel, 0x495057, 0xced4da}, all_kinds, none, 1},
    {"PS-407", "Barbicide Disinfectant 1.9 L", "Disposables", "Hygiene", "bottle", "1.9 L", 2750, 1, "safety", {bottle, 0x0077b6, 0xcaf0f8}, all_kinds, none, 1},
    {"PS-500", "Gel Polish Coral Reef", "Nails", "Gel polish", "bottle", "15 mL", 925, 2, "goods", {polish, 0xff6b6b, 0xffd6d6}, third_kind, summer, 2},
    {"PS-501", "Gel Polish Midnight", "Nails", "Gel polish", "bottle", "15 mL", 925, 2, "goods", {polish, 0x14213d, 0x8d99ff}, third_kind, winter, 2},
    {"PS-502", "Gel Polish Sage", "Nails", "Gel polish", "bottle", "15 mL", 925, 2, "goods", {polish, 0x8a9a5b, 0xe3ead0}, third_kind, none, 1},
    {"PS-503", "Base & Top Coat Duo", "Nails", "Gel polish", "set", "2 x 15 mL", 1980, 1, "goods", {polish, 0xf1c0e8, 0xffffff}, third_kind, none, 2},
    {"PS-504", "Acetone 4 L", "Nails", "Remover", "can", "4 L", 3290, 1, "goods", {can, 0xadb5bd, 0xe85d04}, third_kind, none, 1},
    {"PS-505", "Massage Oil Lavender 1 L", "Spa", "Massage", "bottle", "1 L", 3450, 1, "goods", {pump, 0xb8a1d9, 0xf7f0ff}, third_kind, none, 1},
    {"PS-506", "Hot Wax Beads 1 kg", "Spa", "Waxing", "bag", "1 kg", 2680, 1, "goods", {sack, 0xf7c6d0, 0xb5446e}, third_kind, summer, 2},
    {"PS-507", "Jojoba Sugar Scrub 2 kg", "Spa", "Body", "tub", "2 kg", 4990, 1, "goods", {jar, 0xe6b566, 0x6b4f2a}, third_kind, none, 1},
};

constexpr DemoCustomer customers[] = {
    {"Jasmine", "Chen", "Lotus Hair Studio", "Vancouver", "BC", "V6B 1A1", "812 Granville St", "+1 604-555-0101", 0, 14, 120, "", "Prefers Tuesday deliveries."},
    {"Marcus", "Boyd", "Boyd & Sons Barbers", "Vancouver", "BC", "V5T 3K9", "2410 Main St", "+1 604-555-0102", 1, 14, 100, "", ""},
    {"Priya", "Sandhu", "Glow Nail Bar", "Surrey", "BC", "V3T 2W1", "10355 King George Blvd", "+1 604-555-0103", 2, 10, 110, "", "Ask for new gel shades."},
    {"Olivia", "Tremblay", "Salon Tremblay", "Victoria", "BC", "V8W 1P6", "733 Johnson St", "+1 250-555-0104", 0, 14, 90, "", ""},
    {"Noah", "Campbell", "The Cut Above", "Burnaby", "BC", "V5H 4M1", "4500 Kingsway", "+1 604-555-0105", 0, 10, 140, "", "Two chairs more since spring."},
    {"Hannah", "Kim", "Serenity Day Spa", "Richmond", "BC", "V6Y 2B5", "5890 No. 3 Rd", "+1 604-555-0106", 2, 14, 150, "", ""},
    {"Liam", "O'Connor", "O'Connor's Barbershop", "Kelowna", "BC", "V1Y 6N2", "1567 Pandosy St", "+1 250-555-0107", 1, 21, 90, "", ""},
    {"Sofia", "Rossi", "Rossi Coiffure", "West Vancouver", "BC", "V7V 1H8", "1455 Bellevue Ave", "+1 604-555-0108", 0, 14, 130, "", "Only calls back after 3 pm."},
    {"Amelia", "Wilson", "Wild Rose Salon", "Calgary", "AB", "T2P 1J9", "215 8 Ave SW", "+1 403-555-0109", 0, 21, 110, "America/Edmonton", "One hour ahead of us."},
    {"Ethan", "Brooks", "Brooks Barber Co.", "Nanaimo", "BC", "V9R 5G8", "55 Commercial St", "+1 250-555-0110", 1, 14, 80, "", ""},
    {"Mei", "Wong", "Pearl Nails", "Coquitlam", "BC", "V3B 5R5", "2929 Barnet Hwy", "+1 604-555-0111", 2, 7, 100, "", ""},
    {"Grace", "MacDonald", "Studio Nine", "North Vancouver", "BC", "V7M 2G3", "121 Lonsdale Ave", "+1 604-555-0112", 0, 10, 100, "", ""},
    {"Daniel", "Ferreira", "Sharp Fade", "New Westminster", "BC", "V3M 1B3", "655 Columbia St", "+1 604-555-0113", 1, 14, 110, "", ""},
    {"Chloe", "Martin", "Mountain Spa Retreat", "Whistler", "BC", "V8E 0Z8", "4090 Whistler Way", "+1 604-555-0114", 2, 14, 180, "", "High season from December."},
    {"Aisha", "Hassan", "Crown Hair Lounge", "Vancouver", "BC", "V5K 1Z8", "2620 E Hastings St", "+1 604-555-0115", 0, 14, 90, "", "On holiday in summer."},
    {"Ryan", "Nguyen", "Fraser Street Cuts", "Vancouver", "BC", "V5V 4C9", "4015 Fraser St", "+1 604-555-0116", 1, 21, 70, "", ""},
    {"Isabella", "Costa", "Bella Nails & Beauty", "Langley", "BC", "V3A 4B4", "20159 88 Ave", "+1 604-555-0117", 2, 14, 90, "", ""},
    {"Zoe", "Patel", "Kinks & Curls", "Vancouver", "BC", "V6E 1M5", "1060 Davie St", "+1 604-555-0118", 0, 14, 100, "", ""},
    {"Jack", "Morrison", "Morrison Men's Grooming", "Prince George", "BC", "V2L 3R5", "1310 3 Ave", "+1 250-555-0119", 1, 28, 100, "", ""},
    {"Leah", "Friesen", "Prairie Bloom Beauty", "Regina", "SK", "S4P 3Y2", "1801 Hamilton St", "+1 306-555-0120", 2, 28, 110, "America/Regina", "Two hours ahead of us in winter."},
};

constexpr DemoSpecial specials[] = {
    {"PS-104", "Winter repair", 0, 20, -4, 6},
    {"PS-205", "Blonde week", 1990, 0, -2, 4},
    {"PS-500", "Gel polish 3 for 2 price", 0, 33, -6, 10},
    {"PS-405", "Glove stock-up", 1395, 0, -8, 13},
    {"PS-302", "Beach hair", 0, 15, -140, -95},
    {"PS-301", "Wedding season", 9480, 0, -170, -120},
    {"PS-400", "Dryer trade-in", 10900, 0, -50, -30},
    {"PS-304", "Movember wrap-up", 0, 10, 6, 20},
};

constexpr DemoUser users[] = {
    {"karen", "Karen Liu", "owner"},
    {"david", "David Singh", "manager"},
    {"emily", "Emily Ross", "agent"},
    {"owen", "Owen Park", "agent"},
};

}  // namespace

const DemoTenant pacific_salon{
    "Pacific Salon Supply", "pacific-salon.example", "CAD", "en-CA", "America/Vancouver", "Canada", "en-CA",
    {"GST 5%=5", "PST 7%=7:goods", ""},
    "Pacific Salon Supply: your order, live: {link} - reply STOP to opt out",
    "Thank you! We have your order {order_number} over {total}.",
    {"Hair salon", "Barber", "Nails and spa"}, 17,
    products, customers, specials, users, {"+1 604-555-0190", "+1 604-555-0191"}};

std::span<const DemoTenant> demo_tenants() {
    static const DemoTenant all[] = {donau_feinkost, pacific_salon};
    return all;
}

}  // namespace orderline::app
