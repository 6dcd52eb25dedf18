const KEYSTROKE_MS = 90;
const MOMENT_MS = 700;
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** What two people do who have the same product open, each in a window of their own. */
export interface Scene {
  readonly first: Window;
  readonly second: Window;
  /** Which of the steps is being done, from 0. */
  readonly tell: (step: number) => void;
}

/** Types and presses as the two would, from both having the product open to the question that the second is asked. @throws when it does not get there. */
export async function play({ first, second, tell }: Scene): Promise<void> {
  for (const each of [first, second]) await startAfresh(each);
  tell(0);
  const price = Number(fieldIn(second, 'price')!.value);
  const stock = Number(fieldIn(second, 'stock')!.value);
  await type(second, 'price', (price + 2.5).toFixed(2));
  await type(second, 'stock', String(stock + 10));
  await type(first, 'price', (price + 1).toFixed(2));
  tell(1);
  await pause(MOMENT_MS);
  press(first, 'button[type=submit]');
  await until(() => second.document.querySelector('.news'));
  tell(2);
  await pause(MOMENT_MS * 2);
  press(second, '.news button:last-child');
  await until(() => second.document.querySelector('.comparison'));
}

/** Whatever was tried before. */
async function startAfresh(view: Window): Promise<void> {
  await until(() => view.document.querySelector('.field-price, .comparison'));
  press(view, '.comparison .danger');
  await until(() => fieldIn(view, 'price'));
  const discard = [...view.document.querySelectorAll('button')].find(
    ({ textContent, disabled }) => textContent === 'Discard changes' && !disabled,
  );
  discard?.click();
}

function fieldIn(view: Window, name: string): HTMLInputElement | null {
  return view.document.querySelector<HTMLInputElement>(`.field-${name} input`);
}

function press(view: Window, selector: string): void {
  view.document.querySelector<HTMLButtonElement>(selector)?.click();
}

async function type(view: Window, name: string, text: string): Promise<void> {
  const input = fieldIn(view, name)!;
  for (let length = 0; length <= text.length; length++) {
    // As the browser's own property: what React has put over it would take this for its own.
    Reflect.set(Object.getPrototypeOf(input) as object, 'value', text.slice(0, length), input);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await pause(KEYSTROKE_MS);
  }
}

async function until<T>(look: () => T | null): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error('It was waited for in vain.');
    await pause(LOOK_EVERY_MS);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
