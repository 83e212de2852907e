/** Prints a picture alone, fitted to the page, on white: as the file of it looks. */

/** Shows the picture of an address on paper; resolves when the dialog is over. */
export async function printPicture(source: string): Promise<void> {
  const sheet = document.createElement("div");
  sheet.className = "print-sheet";
  const image = document.createElement("img");
  image.alt = "";
  image.src = source;
  sheet.append(image);
  document.body.append(sheet);
  document.documentElement.classList.add("is-printing-picture");
  try {
    await image.decode();
    window.print();
  } finally {
    document.documentElement.classList.remove("is-printing-picture");
    sheet.remove();
  }
}
