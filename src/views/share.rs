//! The share dialog: the device's own sheet where there is one, else copy the link, or e-mail it. Nothing is sent
//! anywhere but by the reader's own hand.

use super::{app, icon, mail_link};
use crate::browser::{device, dialog};
use leptos::{html, prelude::*};

/// The id of the one dialog.
const DIALOG: &str = "share";

/// The dialog, closed until [`open_share_dialog`].
pub(crate) fn share_dialog() -> impl IntoView {
    let head = app().head;
    let title = move || head.read().heading.clone();
    let link = move || head.read().canonical.clone().unwrap_or_default();
    let said = RwSignal::new("");
    let can_share = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    // An effect runs in a browser only, and only a browser knows.
    Effect::new(move |_| can_share.set(device::can_share()));
    view! {
        <dialog
            id=DIALOG
            class="dialog"
            aria-labelledby="share-title"
            on:close=move |_| said.set("")
            on:click=|event| dialog::close_on_backdrop(DIALOG, &event)
        >
            <div class="dialog-content">
                <h2 id="share-title" class="dialog-title">"Share this page"</h2>
                <p class="share-subject">{title}</p>
                <label class="share-link">
                    <span class="visually-hidden">"Link to this page"</span>
                    <input type="text" readonly=true node_ref=field prop:value=link />
                </label>
                <p class="share-said" role="status">{said}</p>
                <div class="dialog-actions">
                    <button
                        type="button"
                        class="action"
                        hidden=move || !can_share.get()
                        on:click=move |_| device::share(&title(), &link(), said)
                    >
                        {icon::share()}
                        "Share with this device…"
                    </button>
                    <button type="button" class="action" on:click=move |_| device::copy(&link(), field.get_untracked(), said)>
                        {icon::copy()}
                        "Copy link"
                    </button>
                    {mail_link()}
                    <button type="button" class="action" on:click=|_| dialog::close(DIALOG)>"Close"</button>
                </div>
            </div>
        </dialog>
    }
}

/// Opens the dialog. The browser keeps the focus in it, closes it on Escape, and gives the focus back.
pub(crate) fn open_share_dialog() {
    dialog::open(DIALOG);
}
