// Which tests run by default. Tests that need real clients end in `.clients.test.ts` and run with `npm run test:clients`.
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const clients = ['test/scenarios/**/*.clients.test.ts'];

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['{src,test,scripts}/**/*.test.ts'],
          exclude: clients,
          setupFiles: ['test/replay.setup.ts'],
          // No test says how fast something is: these end what hangs, also where much else runs.
          testTimeout: 60_000 * Number(process.env['RUNS'] ?? '1'),
          hookTimeout: 60_000,
        },
      },
      {
        test: { name: 'clients', include: clients, testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['**/*.test.ts', 'src/{catalog,cloud/model,activity/scan}/generated/**'],
    },
  },
});

export default config;
