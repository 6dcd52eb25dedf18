/** One record of the type, as GraphQL fields name it: "purchaseOrder". */
export function fieldNameOf(typeName: string): string {
  return typeName.replace(/^./, (letter) => letter.toLowerCase());
}

/** One record of the type, as people call it: "purchase order". */
export function wordFor(typeName: string): string {
  return typeName.replaceAll(/(?<!^)[A-Z]/g, ' $&').toLowerCase();
}

/** The type as a value of an enum: "PURCHASE_ORDER". */
export function enumNameOf(typeName: string): string {
  return typeName.replaceAll(/(?<!^)[A-Z]/g, '_$&').toUpperCase();
}

/** Many of them, as GraphQL types and mutations name them: "PurchaseOrders". */
export function pluralTypeName(plural: string): string {
  return plural.replace(/^./, (letter) => letter.toUpperCase());
}
