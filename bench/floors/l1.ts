/** The first floor: node:http and one prepared statement. */
import { serve } from './server.ts';
import { updateProduct, type ProductUpdate } from './update-product.ts';

serve(async (update: ProductUpdate) => {
  const row = await updateProduct(update);
  if (!row) return { refused: true };
  const { id, version, sku, name, description, price, stock, tags, status, updated_at: updatedAt } = row;
  return { id, version, sku, name, description, price, stock, tags, status, updatedAt };
});
