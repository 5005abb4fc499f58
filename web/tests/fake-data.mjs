// tests/fake-data.mjs: a small wholesaler with customers and products, for the fake server.

const picture = (hue, letter) => 'data:image/svg+xml;base64,' + Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 55% 78%)"/><stop offset="1" stop-color="hsl(${hue} 45% 58%)"/></linearGradient></defs><rect width="64" height="64" fill="url(#g)"/><path d="M20 52V26q0-4 4-6V12h16v8q4 2 4 6v26z" fill="#fff" opacity=".85"/><rect x="20" y="32" width="24" height="13" fill="hsl(${hue} 45% 42%)"/><text x="32" y="42.500" font-size="10" font-family="sans-serif" font-weight="bold" fill="#fff" text-anchor="middle">${letter}</text></svg>`).toString('base64');

export const tenant = { id: 't1', name: 'Rösthaus Brunner', currency: 'EUR', locale: 'de-AT', time_zone: 'Europe/Vienna' };

const rows = [
  ['Espresso beans Classico', 'ESP-01', '1 kg bag', 'bag', '18.90', 1, 28],
  ['Espresso beans Decaf', 'ESP-02', '1 kg bag', 'bag', '21.50', 1, 10],
  ['Filter coffee Ethiopia Yirgacheffe', 'FIL-01', '500 g bag', 'bag', '13.40', 1, 42],
  ['Oat drink barista', 'OAT-06', '6 × 1 l', 'case', '11.70', 1, 75],
  ['Whole milk 3.5 %', 'MLK-12', '12 × 1 l', 'case', '14.28', 1, 205],
  ['Cane sugar sticks', 'SUG-01', '1000 pieces', 'box', '9.90', 1, 48],
  ['Paper cups 250 ml', 'CUP-25', '50 pieces', 'sleeve', '4.35', 10, 190],
  ['Lids 250 ml', 'LID-25', '100 pieces', 'sleeve', '3.80', 10, 165],
  ['Chai syrup', 'SYR-03', '0.75 l', 'bottle', '8.60', 1, 330],
  ['Vanilla syrup', 'SYR-01', '0.75 l', 'bottle', '7.95', 1, 55],
  ['Cocoa powder 22 %', 'COC-01', '1 kg', 'tin', '15.20', 1, 15],
  ['Almond croissant, frozen', 'CRO-02', '40 pieces', 'carton', '38.00', 1, 35],
  ['Mineral water sparkling', 'WAT-20', '20 × 0.33 l', 'crate', '12.40', 1, 220],
  ['Cleaning tablets', 'CLN-01', '100 pieces', 'tub', '24.90', 1, 255],
  ['Ground cinnamon', 'SPI-04', 'loose', 'kg', '16.80', 0.25, 20],
];

export const products = rows.map(([name, sku, size, unit, price, multiple, hue], index) => ({
  id: `p${String(index + 1).padStart(2, '0')}`, name, sku, size, unit, price, description: null, pack_size: size, currency: 'EUR',
  order_multiple: multiple, tax_class: null, category_id: null, product_type_id: null, image_url: null, is_active: true,
  special: null, thumbnail: index === 13 ? null : picture(hue, sku.slice(0, 3)),
}));

const ends_at = new Date(Date.now() + 4 * 86400e3).toISOString();
const special = (index, name, price) => { products[index].special = { name, price, ends_at }; };
special(3, 'Oat week −15 %', '9.95');
special(8, 'Autumn special', '6.90');
special(11, 'Croissant days', '33.50');

const people = [
  ['Sophie', 'Leitner', 'Café Central Leopoldstadt', 'Wien', '+43 1 2140011'], ['Markus', 'Huber', 'Bäckerei Huber', 'Linz', '+43 732 770022'],
  ['Elif', 'Demir', 'Kahve & Kuchen', 'Graz', '+43 316 880033'], ['Jonas', 'Wimmer', 'Hotel Alpenblick', 'Innsbruck', '+43 512 990044'],
  ['Katharina', 'Egger', 'Bistro am Markt', 'Salzburg', '+43 662 110055'], ['Paul', 'Steiner', 'Stadtkino Buffet', 'Wien', '+43 1 3350066'],
];
export const customers = people.concat(people.map(([first, last, company, city, phone]) => [first, last, `${company} 2`, city, phone]))
  .concat(Array.from({ length: 60 }, (_, at) => ['Test', `Person ${at + 1}`, `Gasthaus ${at + 1}`, 'Wels', `+43 7242 ${1000 + at}`]))
  .map(([first_name, last_name, company, city, phone], index) => ({
    id: `c${index + 1}`, first_name, last_name, company, city, phone, email: `${last_name.toLowerCase().replace(/\W/g, '')}@example.at`,
    address: `Hauptstraße ${index + 3}`, state: null, postal_code: '1020', country: 'AT', time_zone: 'Europe/Vienna', language: 'de',
    industry_id: null, external_id: null, is_active: true, created_at: '2026-01-01T08:00:00Z', updated_at: '2026-01-01T08:00:00Z',
  }));

export const lastOrderLines = [['p01', 4, 'last_order'], ['p04', 6, 'special'], ['p05', 3, 'last_order'], ['p07', 20, 'last_order'], ['p13', 2, 'rhythm']];
export const favorites = ['p01', 'p03', 'p09', 'p15'];
export const user = {
  id: 'u1', name: 'Anna Brunner', email: 'anna@example.at',
  permissions: ['customers.read', 'customers.write', 'products.read', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write',
    'drafts.accept', 'prices.override', 'orders.read', 'orders.write'],
};
export const password = 'correct horse';
