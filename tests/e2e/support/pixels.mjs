// What is drawn, by its pixels.

/** The colour of what is drawn there, "r,g,b". @param {import('playwright-core').Page} page @param {number} x @param {number} y */
export async function colourAt(page, x, y) {
  const picture = (await page.screenshot({ clip: { x, y, width: 1, height: 1 } })).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].join();
  }, picture);
}
