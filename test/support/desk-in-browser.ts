import { expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, openPage, overflow, screenshot, type WatchedPage } from './browser.js';
import type { PagesWorld } from './pages-world.js';

export type Size = 'desktop' | 'phone';

/** One person's way through the pages: each is looked at, measured and photographed. */
export class Desk {
  private constructor(
    readonly watched: WatchedPage,
    private readonly origin: string,
    private readonly size: Size,
    private readonly scripted: boolean,
  ) {}

  static async of(
    browser: Browser,
    world: PagesWorld,
    mail: string,
    { size, scripted }: { size: Size; scripted: boolean },
  ): Promise<Desk> {
    const watched = await openPage(browser, { size, javaScriptEnabled: scripted });
    const value = await world.signIn(mail);
    await watched.context.addCookies([{ name: 'entente', value, url: world.origin }]);
    return new Desk(watched, world.origin, size, scripted);
  }

  get page(): Page {
    return this.watched.page;
  }

  async go(path: string, name: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
    await this.look(name);
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click();
  }

  async look(name: string): Promise<void> {
    await this.page.waitForLoadState('load');
    if (this.scripted) await screenshot(this.page, `drafting/${name}-${this.size}`);
    // axe waits for timers, which stand still where scripts are off
    const violations = this.scripted ? await axeViolations(this.page) : [];
    expect({ name, violations, overflow: await overflow(this.page) }).toEqual({ name, violations: [], overflow: 0 });
  }
}
