// explain.js PAGE -- uses a page of `nutgraf explain` as a reader would: points,
// taps, presses keys. Exit status 1 when a card does not do what it should.
'use strict';

const path = require('path');
const { pathToFileURL } = require('url');
const { chromium, devices } = require('playwright-core');

const wrong = [];

function expect(what, found, wanted) {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
        wrong.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

const shown = (page) => page.evaluate(
    () => [...document.querySelectorAll('.k')].filter((card) => getComputedStyle(card).display !== 'none')
        .map((card) => card.id));
const scrolled = (page) => page.evaluate(() => scrollY);

async function open(browser, url, options) {
    const page = await (await browser.newContext(options)).newPage();

    await page.goto(url);
    return page;
}

async function point(page, sentence) {
    await page.hover(`#s${sentence}`);
    expect('pointed at', await shown(page), [`k${sentence}`]);
    await page.hover('h1');
    expect('pointed elsewhere', await shown(page), []);
    await page.click(`#s${sentence}`);
    await page.hover('h1');
    expect('clicked', await shown(page), [`k${sentence}`]);
}

async function press(page, sentence) {
    await page.mouse.move(1, 1);
    await page.focus(`#s${sentence}`);
    await page.keyboard.press('Tab');
    expect('the next in the order of keys', await page.evaluate(() => document.activeElement.className[0]), 's');
    await page.focus(`#s${sentence}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect('a key goes into an opened card',
           await page.evaluate(() => document.activeElement.closest('.k')?.id), `k${sentence}`);
}

async function tap(page, sentence) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: 'end' }), `s${sentence}`);
    const before = await scrolled(page);
    await page.tap(`#s${sentence}`);
    expect('tapped', await shown(page), [`k${sentence}`]);
    expect('the text stays where it was', await scrolled(page), before);
    await page.tap(`#k${sentence} .x`);
    expect('closed', await shown(page), []);
    const circle = page.locator('svg circle').first();
    const link = await circle.evaluate((it) => it.parentNode.getAttribute('href').slice(2));
    await circle.tap();
    expect('a circle leads to its sentence', await shown(page), [`k${link}`]);
}

async function main() {
    const url = pathToFileURL(path.resolve(process.argv[2])).href;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        chromiumSandbox: process.getuid() !== 0, // root has none
    });
    const wide = { viewport: { width: 1600, height: 1000 } };
    const first = await (await open(browser, url, wide)).locator('a.s').first().getAttribute('id');
    const sentence = Number(first.slice(1));

    await point(await open(browser, url, wide), sentence);
    await press(await open(browser, url, wide), sentence);
    await tap(await open(browser, url, devices['Pixel 5']), sentence);
    await browser.close();
    for (const line of wrong) console.log(`${process.argv[2]}: ${line}`);
    process.exitCode = wrong.length ? 1 : 0;
}

main();
