// The inbox works without this: it only brings new mail in by itself and offers to delete all.
const news = document.getElementById("news");
const empty = document.getElementById("empty");

async function look() {
  const newest = await (await fetch("/api/newest")).json();
  if (newest === news.dataset.newest) {
    return;
  }
  const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  const focused = document.activeElement?.getAttribute("href");
  document.getElementById("main").querySelector(".mails, .empty").replaceWith(page.querySelector(".mails, .empty"));
  document.querySelector(".count").textContent = page.querySelector(".count").textContent;
  document.title = page.title;
  if (focused) {
    document.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }
  news.textContent = newest > news.dataset.newest ? "New mail has come in." : "";
  news.dataset.newest = newest;
}

if (news && location.search === "") {
  setInterval(() => look().catch(() => {}), 2000);
  empty.hidden = false;
  empty.addEventListener("click", async () => {
    if (confirm("Delete all caught mail?")) {
      await fetch("/api/messages", { method: "DELETE" });
      await look();
    }
  });
}
