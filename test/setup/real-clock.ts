import { beforeAll, vi } from 'vitest';

// Files share a process: whatever clock the one before has left behind.
beforeAll(() => void vi.useRealTimers());
