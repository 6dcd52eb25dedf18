import type { Traces, TracesSettings } from './traces.js';

interface Settings extends Omit<TracesSettings, 'url'> {
  readonly otlpEndpoint: URL | null;
  readonly otlpTracesEndpoint: URL | null;
  readonly tracesExporter: 'otlp' | 'none';
  readonly otelDisabled: boolean;
}

/** Null where nobody asks for them: then nothing of the library is loaded, and nobody listens. */
export async function configuredTraces(settings: Settings, warn: (sentence: string) => void): Promise<Traces | null> {
  const url = urlOf(settings);
  if (!url) return null;
  const { openTraces } = await import('./traces.js');
  return openTraces({ ...settings, url }, warn);
}

function urlOf({ otlpEndpoint, otlpTracesEndpoint, tracesExporter, otelDisabled }: Settings): string | null {
  if (otelDisabled || tracesExporter === 'none') return null;
  if (otlpTracesEndpoint) return otlpTracesEndpoint.href;
  return otlpEndpoint && `${otlpEndpoint.href.replace(/\/$/, '')}/v1/traces`;
}
