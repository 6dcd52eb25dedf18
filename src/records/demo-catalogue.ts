/** The demo catalogue: a small shop for things around tea and coffee, made up for this project. */

export interface DemoCategory {
  readonly name: string;
  /** The name of the category above it. */
  readonly parent?: string;
}

export interface DemoProduct {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: string;
  readonly stock: number;
  readonly tags: readonly string[];
  /** ACTIVE unless said otherwise. */
  readonly status?: 'DRAFT' | 'ARCHIVED';
  readonly description: string;
}

export interface DemoOrder {
  readonly by: 'ben' | 'cleo';
  readonly customerName: string;
  readonly shippingAddress: string;
  readonly note: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly paid?: boolean;
}

function product(
  what: Omit<DemoProduct, 'tags' | 'description'>,
  tags: readonly string[],
  lines: readonly string[],
): DemoProduct {
  return { ...what, tags, description: `${lines.join('\n')}\n` };
}

/** Those above stand before those below. */
export const CATEGORIES: readonly DemoCategory[] = [
  { name: 'Drinks' },
  { name: 'Tea', parent: 'Drinks' },
  { name: 'Coffee', parent: 'Drinks' },
  { name: 'Utensils' },
  { name: 'Books' },
];

/** README.md leads through a conflict on the first of them, which nothing else here touches: it is at version 1. */
export const PRODUCTS: readonly DemoProduct[] = [
  product(
    { sku: 'TEA-001', name: 'Assam Breakfast', category: 'Tea', price: '8.90', stock: 120 },
    ['black', 'loose', 'strong'],
    ['A full, malty black tea from the Brahmaputra valley.', 'Takes milk well.', 'Brew for 4 minutes at 95 °C.'],
  ),
  product(
    { sku: 'TEA-002', name: 'Darjeeling First Flush', category: 'Tea', price: '19.50', stock: 40 },
    ['black', 'loose', 'spring'],
    [
      'The first picking of spring, light and flowery.',
      'From a single garden at 1,800 metres.',
      'Brew for 3 minutes at 90 °C.',
    ],
  ),
  product(
    { sku: 'TEA-003', name: 'Earl Grey', category: 'Tea', price: '9.40', stock: 200 },
    ['bags', 'black', 'flavoured'],
    ['Black tea with oil of bergamot.', 'Fifty bags without staples or strings.', 'Brew for 4 minutes at 95 °C.'],
  ),
  product(
    { sku: 'TEA-004', name: 'Sencha', category: 'Tea', price: '14.20', stock: 65 },
    ['green', 'loose'],
    ['Steamed green tea, fresh and grassy.', 'Good for three infusions.', 'Brew for 90 seconds at 70 °C.'],
  ),
  product(
    { sku: 'TEA-005', name: 'Jasmine Pearls', category: 'Tea', price: '22.00', stock: 18 },
    ['flavoured', 'green', 'loose'],
    ['Green tea rolled by hand and scented with jasmine over five nights.', 'Brew for 2 minutes at 80 °C.'],
  ),
  product(
    { sku: 'TEA-006', name: 'Mint and Liquorice', category: 'Tea', price: '6.80', stock: 150 },
    ['bags', 'caffeine-free', 'herbal'],
    [
      'Peppermint with a little liquorice: sweet without sugar.',
      'Twenty bags.',
      'Brew for 6 minutes with boiling water.',
    ],
  ),
  product(
    { sku: 'TEA-007', name: 'Rooibos', category: 'Tea', price: '7.50', stock: 90 },
    ['caffeine-free', 'herbal', 'loose'],
    [
      'Red bush from the Cederberg.',
      'Never turns bitter, however long it stands.',
      'Brew for 7 minutes with boiling water.',
    ],
  ),
  product(
    { sku: 'TEA-008', name: 'Smoked Lapsang', category: 'Tea', price: '12.60', stock: 0, status: 'ARCHIVED' },
    ['black', 'loose', 'smoked'],
    ['Dried over pine fires.', 'No longer made by our supplier.'],
  ),
  product(
    { sku: 'COF-001', name: 'House Espresso', category: 'Coffee', price: '13.90', stock: 85 },
    ['beans', 'dark', 'espresso'],
    ['Our own blend: four parts arabica, one part robusta.', 'Cocoa, hazelnut, a thick crema.', 'Roasted on Tuesdays.'],
  ),
  product(
    { sku: 'COF-002', name: 'Yirgacheffe', category: 'Coffee', price: '17.80', stock: 32 },
    ['beans', 'filter', 'light'],
    ['Washed coffee from the south of Ethiopia.', 'Bergamot, peach, black tea.', 'Best as filter coffee.'],
  ),
  product(
    { sku: 'COF-003', name: 'Huila', category: 'Coffee', price: '15.40', stock: 48 },
    ['beans', 'filter', 'medium'],
    ['From small farms in the south of Colombia.', 'Caramel and red apple.', 'Forgives every way of brewing.'],
  ),
  product(
    { sku: 'COF-004', name: 'Swiss Water Decaf', category: 'Coffee', price: '16.20', stock: 27 },
    ['beans', 'caffeine-free', 'medium'],
    ['Its caffeine is washed out with nothing but water.', 'Milk chocolate and almond.'],
  ),
  product(
    { sku: 'COF-005', name: 'Cold Brew Bags', category: 'Coffee', price: '11.00', stock: 60 },
    ['cold', 'ground'],
    ['Coarsely ground coffee in bags for a litre each.', 'Leave it in cold water overnight.', 'Four bags.'],
  ),
  product(
    { sku: 'COF-006', name: 'Sample Box', category: 'Coffee', price: '24.00', stock: 0, status: 'DRAFT' },
    ['beans', 'gift'],
    ['Five coffees of 80 grams each.', 'Which five is still to be decided.'],
  ),
  product(
    { sku: 'UTE-001', name: 'Cast Iron Teapot', category: 'Utensils', price: '59.00', stock: 12 },
    ['pot', 'tea'],
    ['Holds 0.8 litres and keeps them warm.', 'Enamelled inside.', 'Not for the stove, not for the dishwasher.'],
  ),
  product(
    { sku: 'UTE-002', name: 'Glass Teapot', category: 'Utensils', price: '34.50', stock: 22 },
    ['glass', 'pot', 'tea'],
    ['Holds 1.2 litres, with a strainer of steel.', 'Heatproof glass, blown by mouth.'],
  ),
  product(
    { sku: 'UTE-003', name: 'Hand Grinder', category: 'Utensils', price: '89.00', stock: 15 },
    ['coffee', 'grinder'],
    ['Conical burrs of hardened steel.', 'Forty steps from espresso to French press.', 'Grinds 30 grams in a minute.'],
  ),
  product(
    { sku: 'UTE-004', name: 'Pour-over Dripper', category: 'Utensils', price: '18.90', stock: 44 },
    ['ceramic', 'coffee', 'filter'],
    ['Porcelain, for one to four cups.', 'Takes paper filters of size 02.'],
  ),
  product(
    { sku: 'UTE-005', name: 'Paper Filters 02', category: 'Utensils', price: '5.20', stock: 300 },
    ['coffee', 'filter', 'paper'],
    ['A hundred filters, unbleached.', 'Rinse them once before use.'],
  ),
  product(
    { sku: 'UTE-006', name: 'French Press', category: 'Utensils', price: '29.90', stock: 26 },
    ['coffee', 'glass'],
    ['Holds one litre.', 'Glass, filter and gasket can be had as spare parts.'],
  ),
  product(
    { sku: 'UTE-007', name: 'Gooseneck Kettle', category: 'Utensils', price: '74.00', stock: 9 },
    ['coffee', 'kettle', 'tea'],
    ['Holds any temperature from 60 to 100 °C for half an hour.', 'Pours as slowly as you wish.', 'Holds 0.9 litres.'],
  ),
  product(
    { sku: 'UTE-008', name: 'Matcha Whisk', category: 'Utensils', price: '16.50', stock: 31 },
    ['bamboo', 'tea'],
    ['Cut from one piece of bamboo, with eighty tines.', 'Soak it in warm water before use.'],
  ),
  product(
    { sku: 'BOO-001', name: 'The Patient Kettle', category: 'Books', price: '24.00', stock: 14 },
    ['hardcover', 'tea'],
    ['A year on six tea farms, told month by month.', '224 pages with photographs.'],
  ),
  product(
    { sku: 'BOO-002', name: 'Grind Finer', category: 'Books', price: '19.80', stock: 20 },
    ['coffee', 'paperback'],
    ['What water, time and grain size do to coffee.', 'With forty recipes and a chapter on what went wrong.'],
  ),
  product(
    { sku: 'BOO-003', name: 'Cups and Saucers', category: 'Books', price: '31.00', stock: 6 },
    ['design', 'hardcover'],
    ['Three hundred years of tableware, with drawings.', '180 pages, large format.'],
  ),
];

export const ORDERS: readonly DemoOrder[] = [
  {
    by: 'ben',
    customerName: 'Noor Haddad',
    shippingAddress: '14 Mill Lane\nBrookfield',
    note: 'Please ring twice.',
    lines: [
      { sku: 'TEA-003', quantity: 4 },
      { sku: 'UTE-002', quantity: 1 },
    ],
    paid: true,
  },
  {
    by: 'cleo',
    customerName: 'Café Lindgren',
    shippingAddress: 'Harbour Street 3\nWestport',
    note: 'Delivery before ten.\nInvoice to the owner.',
    lines: [
      { sku: 'COF-001', quantity: 12 },
      { sku: 'COF-003', quantity: 6 },
      { sku: 'UTE-005', quantity: 20 },
    ],
  },
  {
    by: 'ben',
    customerName: 'Tomás Ferreira',
    shippingAddress: '2 Upper Square\nHillcrest',
    note: '',
    lines: [
      { sku: 'BOO-002', quantity: 1 },
      { sku: 'UTE-003', quantity: 1 },
    ],
  },
];
