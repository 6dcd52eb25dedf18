/**
 * A name for one intended write. Make it when the person presses the button, keep it with what is sent, and send the same again until there is
 * an answer: however often that takes, it is written once.
 */
export function newIdempotencyKey(): string {
  // crypto.randomUUID() is missing where a page comes over plain HTTP from another machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
