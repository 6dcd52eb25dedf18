import { expect, it } from 'vitest';
import { newParent, Traced } from '../setup/traced.js';

it.each([
  ['always_on', '0', ['traced', 'not traced']],
  ['always_off', '1', []],
  ['traceidratio', '0', []],
  ['traceidratio', '1', ['traced', 'not traced']],
  ['parentbased_always_on', '0', ['traced']],
  ['parentbased_always_off', '1', ['traced']],
  ['parentbased_traceidratio', '0', ['traced']],
])('%s (%s) traces, of operations whose callers are traced and not traced, %j', async (sampler, ratio, expected) => {
  const traced = new Traced();
  await traced.open({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio });
  const callers = { traced: newParent('01'), 'not traced': newParent('00') };
  for (const caller of Object.values(callers)) await traced.undertake(async () => undefined, caller);
  await traced.close();
  const sent = Object.entries(callers).filter(
    ([, { traceId }]) => traced.receiver.trace(traceId).operations.length > 0,
  );
  expect(sent.map(([caller]) => caller)).toEqual(expected);
});

it.each([
  ['parentbased_always_on', '0', 1],
  ['parentbased_always_off', '1', 0],
  ['parentbased_traceidratio', '1', 1],
  ['parentbased_traceidratio', '0', 0],
])('%s (%s) decides where there is no caller to', async (sampler, ratio, expected) => {
  const traced = new Traced();
  await traced.open({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio });
  await traced.undertake(async () => undefined, { ...newParent(), traceparent: '' });
  await traced.close();
  expect(traced.receiver.spans).toHaveLength(expected);
});
