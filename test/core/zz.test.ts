import { it } from 'vitest';
import { longText } from '../../src/core/field-kinds.js';
it('time', () => { for (const n of [1000, 2000, 4000, 8000, 16000]) { const base = '\n'.repeat(n); const s = performance.now(); longText.merge(base, 'a\n' + base, base + 'b\n'); console.log(n, performance.now() - s); } }, 200000);
it('time2', () => { for (const n of [1000, 2000, 4000, 8000]) { const base = 'x\ny\n'.repeat(n/2); const s = performance.now(); longText.merge(base, base.slice(0, base.length/2) + 'a\n' + base.slice(base.length/2), 'c\n' + base + 'b\n'); console.log(n, performance.now() - s); } }, 200000);
