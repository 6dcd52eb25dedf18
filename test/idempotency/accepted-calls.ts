import type { AcceptedCall } from './accepted-call.js';
import { categoryCalls } from './category-calls.js';
import { orderCalls } from './order-calls.js';
import { productCalls } from './product-calls.js';

/** Every mutation there is, and what is particular about some calls of it. A test fails if one is missing here. */
export const ACCEPTED_CALLS: readonly AcceptedCall[] = [...productCalls, ...categoryCalls, ...orderCalls];

/** As rows of a table of tests: the title first. */
export function titled(calls: readonly AcceptedCall[]): [title: string, call: AcceptedCall][] {
  return calls.map((call) => [[call.mutation, call.what].filter(Boolean).join(' '), call]);
}
