// Runs test suites and counts what passed and failed, over all of them.
//
//   node tools/run_tests.mjs SUITE...
//
// `./test` builds first and calls this. The last line is `N passed, M failed`. A suite that dies,
// hangs or runs no test counts as one failure, so that nothing is lost silently. Most suites keep one
// processor busy, so two of them run at a time where there are two; what each says is shown when it
// has ended. The real browser's has the machine to itself.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { run as runModules } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const build = (...parts) => join(root, 'build', ...parts);

/// Longest time one suite may take, in milliseconds.
const timeLimit = 40 * 60 * 1000;

/// Runs a program, telling `show` what it prints. Gives its exit code (null when it was killed) and output.
function execute(program, args, { show, env = {} }) {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeLimit,
      killSignal: 'SIGKILL',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        show(text);
      });
    }
    child.on('error', (error) => done({ code: null, output: `${output}\n${error.message}` }));
    child.on('close', (code) => done({ code, output }));
  });
}

/// A program that passes or fails as one test.
async function single(program, args, { show, advice }) {
  const { code } = await execute(program, args, { show });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, advice };
}

/// A doctest program: its summary line is counted.
async function doctest(program, args, { show, advice }) {
  const { code, output } = await execute(program, [...args, '--no-colors=true', '--no-version=true'], {
    show,
    env: { UBSAN_OPTIONS: 'print_stacktrace=1', ASAN_OPTIONS: 'detect_leaks=1' },
  });
  const summary = output.match(/test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/);
  if (!summary) return { passed: 0, failed: 1, advice: `It ended without a summary. ${advice}` };
  const [, total, passed, failed] = summary.map(Number);
  if (total === 0) return { passed: 0, failed: 1, advice: 'It ran no test.' };
  return { passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), advice };
}

/// Test modules for Node's own runner: those of a folder. The largest come first: they take longest,
/// and none of them is left to end by itself.
async function nodeTests(folder, { show, concurrency = 1, advice }) {
  const directory = join(root, folder);
  const size = (path) => statSync(path).size;
  const files = existsSync(directory)
    ? readdirSync(directory).filter((name) => name.endsWith('.test.mjs')).map((name) => join(directory, name))
    : [];
  if (files.length === 0) return { passed: 0, failed: 1, advice: `There is no test in ${folder}.` };
  files.sort((one, other) => size(other) - size(one));
  let counts;
  const events = runModules({ files, concurrency, signal: AbortSignal.timeout(timeLimit) });
  events.on('test:summary', (summary) => { if (summary.file === undefined) ({ counts } = summary); });
  for await (const text of events.compose(new spec())) show(String(text));
  if (!counts) return { passed: 0, failed: 1, advice: `It ended without a summary. ${advice}` };
  return { passed: counts.passed, failed: counts.failed + counts.cancelled, advice };
}

/// All suites, in the order of `./test`. Each is told where to show what it prints.
const suites = {
  format: (show) =>
    single(join(root, 'tools/format.sh'), ['--check'], { show, advice: 'Run tools/format.sh to lay the sources out.' }),
  architecture: (show) =>
    nodeTests('tests/architecture', { show, advice: 'ARCHITECTURE.md says which part may know which.' }),
  core: (show) =>
    doctest(build('native/tests/oferta_core_tests'), [], {
      show,
      advice: 'One test alone: build/native/tests/oferta_core_tests -tc="<name>"',
    }),
  server: (show) =>
    doctest(build('native/tests/oferta_server_tests'), [], {
      show,
      advice: 'One test alone: build/native/tests/oferta_server_tests -tc="<name>"',
    }),
  app: (show) =>
    doctest(build('native/tests/oferta_app_tests'), [], {
      show,
      advice: 'One test alone: build/native/tests/oferta_app_tests -tc="<name>"',
    }),
  asan: (show) =>
    doctest(build('native-asan/tests/oferta_core_tests'), [], { show, advice: 'The sanitizer names the line above.' }),
  wasm: (show) =>
    doctest(
      process.execPath,
      // Emscripten 3.1.6 takes Node's fetch() for a browser's and a path for an address.
      ['--no-experimental-fetch', build('web/tests/oferta_core_tests.js')],
      { show, advice: 'What passes natively and fails here often counts on a 64-bit size_t.' },
    ),
  web: (show) => nodeTests('tests/web', { show, advice: 'One file alone: node --test tests/web/<name>.test.mjs' }),
  // Half of its time it waits: for servers, clocks and locks to run out.
  cli: (show) => nodeTests('tests/cli', { show, concurrency: 3, advice: 'One file alone: node --test tests/cli/<name>.test.mjs' }),
  documents: (show) =>
    nodeTests('tests/documents', { show, advice: 'One file alone: node --test tests/documents/<name>.test.mjs' }),
  // Two files at a time: a page that starts keeps more than one processor busy, one that waits none.
  e2e: (show) => nodeTests('tests/e2e', { show, concurrency: 2, advice: 'Pictures of failures, if any, are in build/test-results.' }),
};

/// Those that run by themselves: a test that waits for a frame must not wait for another test.
const alone = new Set(['e2e']);

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in suites));
if (names.length === 0 || unknown.length > 0) {
  console.error(`usage: run_tests.mjs SUITE...; suites: ${Object.keys(suites).join(' ')}`);
  process.exit(2);
}

const results = new Map();
let started = 0;

/// Runs one suite and keeps its result. `show` takes what it prints.
async function run(name, show) {
  const start = performance.now();
  const result = await suites[name](show);
  results.set(name, { seconds: (performance.now() - start) / 1000, ...result });
}

/// Takes suites from a common queue, one after another, and shows what each said once it has ended.
async function lane(queue) {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    console.log(`\n== Testing ${name} (${++started} of ${names.length})`);
    let said = '';
    await run(name, (text) => { said += text; });
    console.log(`\n== What ${name} said\n${said.trimEnd()}`);
  }
}

// The longest first, so that nothing is left to end by itself.
const longest = ['cli', 'asan', 'core', 'documents', 'wasm', 'app'];
const rank = (/** @type {string} */ name) => (longest.includes(name) ? longest.indexOf(name) : longest.length);
const queue = names.filter((name) => !alone.has(name)).sort((a, b) => rank(a) - rank(b));
const lanes = Math.min(2, availableParallelism(), queue.length);
if (lanes > 1) {
  await Promise.all(Array.from({ length: lanes }, () => lane(queue)));
}
for (const name of names.filter((each) => !results.has(each))) {
  console.log(`\n== Testing ${name} (${++started} of ${names.length})`);
  await run(name, (text) => process.stdout.write(text));
}

console.log('\n== Results');
for (const name of names) {
  const { passed, failed, seconds, advice } = results.get(name);
  console.log(`   ${name.padEnd(13)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1).padStart(6)} s`);
  if (failed > 0 && advice) console.log(`     ${advice} This suite alone: ./test --only ${name}`);
}
const total = (what) => [...results.values()].reduce((sum, result) => sum + result[what], 0);
const [passed, failed] = [total('passed'), total('failed')];
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
