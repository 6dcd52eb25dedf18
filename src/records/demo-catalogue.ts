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
  readonly description: readonly string[];
}

export interface DemoOrder {
  readonly by: 'ben' | 'cleo';
  readonly customerName: string;
  readonly shippingAddress: string;
  readonly note: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly paid?: boolean;
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
  {
    ...{ sku: 'TEA-001', name: 'Assam Breakfast', category: 'Tea', price: '8.90', stock: 120 },
    tags: ['black', 'loose', 'strong'],
    description: ['A full, malty black tea from the Brahmaputra valley.', 'Takes milk well.', 'Brew for 4 minutes at 95 °C.'],
  },
  {
    ...{ sku: 'TEA-002', name: 'Darjeeling First Flush', category: 'Tea', price: '19.50', stock: 40 },
    tags: ['black', 'loose', 'spring'],
    description: ['The first picking of spring, light and flowery.', 'From a single garden at 1,800 metres.', 'Brew for 3 minutes at 90 °C.'],
  },
  {
    ...{ sku: 'TEA-003', name: 'Earl Grey', category: 'Tea', price: '9.40', stock: 200 },
    tags: ['bags', 'black', 'flavoured'],
    description: ['Black tea with oil of bergamot.', 'Fifty bags without staples or strings.', 'Brew for 4 minutes at 95 °C.'],
  },
  {
    ...{ sku: 'TEA-004', name: 'Sencha', category: 'Tea', price: '14.20', stock: 65 },
    tags: ['green', 'loose'],
    description: ['Steamed green tea, fresh and grassy.', 'Good for three infusions.', 'Brew for 90 seconds at 70 °C.'],
  },
  {
    ...{ sku: 'TEA-005', name: 'Jasmine Pearls', category: 'Tea', price: '22.00', stock: 18 },
    tags: ['flavoured', 'green', 'loose'],
    description: ['Green tea rolled by hand and scented with jasmine over five nights.', 'Brew for 2 minutes at 80 °C.'],
  },
  {
    ...{ sku: 'TEA-006', name: 'Mint and Liquorice', category: 'Tea', price: '6.80', stock: 150 },
    tags: ['bags', 'caffeine-free', 'herbal'],
    description: ['Peppermint with a little liquorice: sweet without sugar.', 'Twenty bags.', 'Brew for 6 minutes with boiling water.'],
  },
  {
    ...{ sku: 'TEA-007', name: 'Rooibos', category: 'Tea', price: '7.50', stock: 90 },
    tags: ['caffeine-free', 'herbal', 'loose'],
    description: ['Red bush from the Cederberg.', 'Never turns bitter, however long it stands.', 'Brew for 7 minutes with boiling water.'],
  },
  {
    ...{ sku: 'TEA-008', name: 'Smoked Lapsang', category: 'Tea', price: '12.60', stock: 0, status: 'ARCHIVED' },
    tags: ['black', 'loose', 'smoked'],
    description: ['Dried over pine fires.', 'No longer made by our supplier.'],
  },
  {
    ...{ sku: 'COF-001', name: 'House Espresso', category: 'Coffee', price: '13.90', stock: 85 },
    tags: ['beans', 'dark', 'espresso'],
    description: ['Our own blend: four parts arabica, one part robusta.', 'Cocoa, hazelnut, a thick crema.', 'Roasted on Tuesdays.'],
  },
  {
    ...{ sku: 'COF-002', name: 'Yirgacheffe', category: 'Coffee', price: '17.80', stock: 32 },
    tags: ['beans', 'filter', 'light'],
    description: ['Washed coffee from the south of Ethiopia.', 'Bergamot, peach, black tea.', 'Best as filter coffee.'],
  },
  {
    ...{ sku: 'COF-003', name: 'Huila', category: 'Coffee', price: '15.40', stock: 48 },
    tags: ['beans', 'filter', 'medium'],
    description: ['From small farms in the south of Colombia.', 'Caramel and red apple.', 'Forgives every way of brewing.'],
  },
  {
    ...{ sku: 'COF-004', name: 'Swiss Water Decaf', category: 'Coffee', price: '16.20', stock: 27 },
    tags: ['beans', 'caffeine-free', 'medium'],
    description: ['Its caffeine is washed out with nothing but water.', 'Milk chocolate and almond.'],
  },
  {
    ...{ sku: 'COF-005', name: 'Cold Brew Bags', category: 'Coffee', price: '11.00', stock: 60 },
    tags: ['cold', 'ground'],
    description: ['Coarsely ground coffee in bags for a litre each.', 'Leave it in cold water overnight.', 'Four bags.'],
  },
  {
    ...{ sku: 'COF-006', name: 'Sample Box', category: 'Coffee', price: '24.00', stock: 0, status: 'DRAFT' },
    tags: ['beans', 'gift'],
    description: ['Five coffees of 80 grams each.', 'Which five is still to be decided.'],
  },
  {
    ...{ sku: 'UTE-001', name: 'Cast Iron Teapot', category: 'Utensils', price: '59.00', stock: 12 },
    tags: ['pot', 'tea'],
    description: ['Holds 0.8 litres and keeps them warm.', 'Enamelled inside.', 'Not for the stove, not for the dishwasher.'],
  },
  {
    ...{ sku: 'UTE-002', name: 'Glass Teapot', category: 'Utensils', price: '34.50', stock: 22 },
    tags: ['glass', 'pot', 'tea'],
    description: ['Holds 1.2 litres, with a strainer of steel.', 'Heatproof glass, blown by mouth.'],
  },
  {
    ...{ sku: 'UTE-003', name: 'Hand Grinder', category: 'Utensils', price: '89.00', stock: 15 },
    tags: ['coffee', 'grinder'],
    description: ['Conical burrs of hardened steel.', 'Forty steps from espresso to French press.', 'Grinds 30 grams in a minute.'],
  },
  {
    ...{ sku: 'UTE-004', name: 'Pour-over Dripper', category: 'Utensils', price: '18.90', stock: 44 },
    tags: ['ceramic', 'coffee', 'filter'],
    description: ['Porcelain, for one to four cups.', 'Takes paper filters of size 02.'],
  },
  {
    ...{ sku: 'UTE-005', name: 'Paper Filters 02', category: 'Utensils', price: '5.20', stock: 300 },
    tags: ['coffee', 'filter', 'paper'],
    description: ['A hundred filters, unbleached.', 'Rinse them once before use.'],
  },
  {
    ...{ sku: 'UTE-006', name: 'French Press', category: 'Utensils', price: '29.90', stock: 26 },
    tags: ['coffee', 'glass'],
    description: ['Holds one litre.', 'Glass, filter and gasket can be had as spare parts.'],
  },
  {
    ...{ sku: 'UTE-007', name: 'Gooseneck Kettle', category: 'Utensils', price: '74.00', stock: 9 },
    tags: ['coffee', 'kettle', 'tea'],
    description: ['Holds any temperature from 60 to 100 °C for half an hour.', 'Pours as slowly as you wish.', 'Holds 0.9 litres.'],
  },
  {
    ...{ sku: 'UTE-008', name: 'Matcha Whisk', category: 'Utensils', price: '16.50', stock: 31 },
    tags: ['bamboo', 'tea'],
    description: ['Cut from one piece of bamboo, with eighty tines.', 'Soak it in warm water before use.'],
  },
  {
    ...{ sku: 'BOO-001', name: 'The Patient Kettle', category: 'Books', price: '24.00', stock: 14 },
    tags: ['hardcover', 'tea'],
    description: ['A year on six tea farms, told month by month.', '224 pages with photographs.'],
  },
  {
    ...{ sku: 'BOO-002', name: 'Grind Finer', category: 'Books', price: '19.80', stock: 20 },
    tags: ['coffee', 'paperback'],
    description: ['What water, time and grain size do to coffee.', 'With forty recipes and a chapter on what went wrong.'],
  },
  {
    ...{ sku: 'BOO-003', name: 'Cups and Saucers', category: 'Books', price: '31.00', stock: 6 },
    tags: ['design', 'hardcover'],
    description: ['Three hundred years of tableware, with drawings.', '180 pages, large format.'],
  },
];

export const ORDERS: readonly DemoOrder[] = [
  {
    by: 'ben',
    customerName: 'Noor Haddad',
    shippingAddress: '14 Mill Lane\nBrookfield',
    note: 'Please ring twice.',
    lines: [{ sku: 'TEA-003', quantity: 4 }, { sku: 'UTE-002', quantity: 1 }],
    paid: true,
  },
  {
    by: 'cleo',
    customerName: 'Café Lindgren',
    shippingAddress: 'Harbour Street 3\nWestport',
    note: 'Delivery before ten.\nInvoice to the owner.',
    lines: [{ sku: 'COF-001', quantity: 12 }, { sku: 'COF-003', quantity: 6 }, { sku: 'UTE-005', quantity: 20 }],
  },
  {
    by: 'ben',
    customerName: 'Tomás Ferreira',
    shippingAddress: '2 Upper Square\nHillcrest',
    note: '',
    lines: [{ sku: 'BOO-002', quantity: 1 }, { sku: 'UTE-003', quantity: 1 }],
  },
];
