// check.js [--screenshots FOLDER] [--most-bytes N] [--widths N,N] PAGE... -- opens
// pages that nutgraf wrote in headless Chromium, at four widths or at those given,
// light and dark, and says what a reader would run into: text that has to be scrolled sideways, what
// axe-core finds serious, links that lead nowhere, anything that is asked from
// the network, anything that runs. Exit status 1 when there was something.
//
// CHROMIUM names the browser, /usr/bin/chromium unless set.
'use strict';

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [320, 600, 1200, 1600];
const SCHEMES = ['light', 'dark'];
const HEIGHT = 800;
const PATIENCE = 180000; // milliseconds: a loaded machine is slow to start a browser

function readArguments(given) {
    const asked = { pages: [], screenshots: null, mostBytes: Infinity, widths: WIDTHS };

    for (let i = 0; i < given.length; i++) {
        if (given[i] === '--screenshots') asked.screenshots = given[++i];
        else if (given[i] === '--most-bytes') asked.mostBytes = Number(given[++i]);
        else if (given[i] === '--widths') asked.widths = given[++i].split(',').map(Number);
        else asked.pages.push(given[i]);
    }
    return asked;
}

// Everything that happens and should not: requests, dialogs, complaints.
function watch(page, own, trouble) {
    page.on('request', (request) => {
        if (request.url().split('#')[0] !== own) trouble.push(`asks for ${request.url()}`);
    });
    page.on('dialog', (dialog) => {
        trouble.push(`a script ran: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`the browser complains: ${message.text()}`);
    });
    page.on('pageerror', (error) => trouble.push(`a script failed: ${error.message}`));
}

// What the page's tree says, without running anything of the page's.
function lookAtTree() {
    const found = [];
    const root = document.documentElement;

    if (root.scrollWidth > root.clientWidth)
        found.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} pixels`);
    for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes)
            if (/^on/i.test(name)) found.push(`has an attribute ${name}="${value}"`);
        if (/^(script|iframe|object|embed|link|base|form|img|video|audio)$/i.test(element.tagName))
            found.push(`has an element ${element.tagName}`);
    }
    for (const link of document.querySelectorAll('a[href]')) {
        const href = link.getAttribute('href');

        if (href.startsWith('#') ? !document.getElementById(href.slice(1))
                                 : !/^(https?|mailto):/i.test(href))
            found.push(`has a link that leads nowhere: ${href}`);
    }
    return found;
}

// The first, the last and one between: their targets come into view.
async function followAnchors(page, trouble) {
    const anchors = page.locator('a[href^="#"]:visible');
    const count = await anchors.count();

    for (const i of new Set([0, count >> 1, count - 1])) {
        if (i < 0 || i >= count) continue;
        const href = await anchors.nth(i).getAttribute('href');
        await anchors.nth(i).click();
        const top = await page.evaluate(
            (id) => document.getElementById(id)?.getBoundingClientRect().top, href.slice(1));
        if (!(top > -1 && top < HEIGHT)) trouble.push(`${href} does not come into view`);
    }
}

async function askAxe(page, trouble) {
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run(document, { preload: false }));

    for (const violation of result.violations)
        if (violation.impact === 'serious' || violation.impact === 'critical')
            for (const node of violation.nodes.slice(0, 3))
                trouble.push(`axe: ${violation.id} (${violation.impact}): ${node.html.slice(0, 160)}`);
}

async function open(browser, file, width, colorScheme, asked) {
    const trouble = [];
    const own = pathToFileURL(path.resolve(file)).href;
    const context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme });
    const page = await context.newPage();

    page.setDefaultTimeout(PATIENCE);

    watch(page, own, trouble);
    await page.goto(own, { waitUntil: 'load' });
    trouble.push(...await page.evaluate(lookAtTree));
    if (asked.screenshots)
        await page.screenshot({
            path: path.join(asked.screenshots,
                            `${path.basename(file, '.html')}-${width}-${colorScheme}.png`),
        });
    await followAnchors(page, trouble);
    await askAxe(page, trouble);
    await page.waitForTimeout(100); // a handler that fires late
    await context.close();
    return trouble.map((what) => `${file}, ${width} pixels, ${colorScheme}: ${what}`);
}

async function main() {
    const asked = readArguments(process.argv.slice(2));
    const trouble = [];
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        chromiumSandbox: process.getuid() !== 0, // root has none
        timeout: PATIENCE,
    });

    if (asked.screenshots) fs.mkdirSync(asked.screenshots, { recursive: true });
    for (const file of asked.pages) {
        const { size } = fs.statSync(file);

        if (size > asked.mostBytes) trouble.push(`${file}: ${size} bytes`);
        for (const width of asked.widths)
            for (const scheme of SCHEMES)
                trouble.push(...await open(browser, file, width, scheme, asked));
    }
    await browser.close();
    for (const line of trouble) console.log(line);
    console.log(`${asked.pages.length} pages, each at ${asked.widths.join(', ')} pixels, light and dark: ` +
                (trouble.length ? `${trouble.length} troubles` : 'nothing to complain of'));
    process.exitCode = trouble.length || !asked.pages.length ? 1 : 0;
}

main();
