/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-fill-text.h"
#include "rapport-text-button.h"
#include "rapport-text-offers.h"

/* What the button needs, for as long as it is there; @form: which it is in, not referenced */
typedef struct
{
  RapportContext    *context;
  RapportForm       *form;
  guint              field;
  RapportTextOffers *offers;
  GCancellable      *question;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  rapport_book_forget (&offer->question);
  g_clear_pointer (&offer->offers, rapport_text_offers_free);
  g_object_unref (offer->context);
  g_free (offer);
}

static char *
dup_filled (Offer *offer,
            guint  n)
{
  const RapportTextOffer *text = g_ptr_array_index (offer->offers->offers, n);
  const gint64 member = rapport_context_get_member (offer->context);
  const RapportTextOffers *of = offer->offers;

  return rapport_text_fill (text->text, (const RapportFill []) {
    { "name", member != 0 ? rapport_context_get_member_name (offer->context, member) : NULL },
    { "customer", of->customer },
    { "contact", of->contact != NULL ? of->contact : of->customer },
  }, 3);
}

/* Behind what is there already */
static void
chosen_cb (GSimpleAction *action,
           GVariant      *n,
           gpointer       data)
{
  Offer *offer = data;
  RapportFieldEditor *editor = rapport_form_get_editor (offer->form, offer->field);
  g_autofree char *typed = rapport_field_editor_dup_typed (editor);
  g_autofree char *filled = dup_filled (offer, g_variant_get_uint32 (n));
  g_autofree char *all = typed != NULL && *typed != '\0' ? g_strconcat (typed, "\n", filled, NULL)
                                                         : g_strdup (filled);

  rapport_field_editor_set_typed (editor, all);
  gtk_widget_grab_focus (rapport_field_editor_get_control (editor));
}

static gpointer
read_offers (RapportConnection  *connection,
             gpointer            data,
             GError            **error)
{
  return rapport_text_offers_load (connection, *(gint64 *) data, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GtkWidget *button = data;
  g_autoptr(GError) error = NULL;
  RapportTextOffers *offers = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  g_autoptr(GMenu) menu = g_menu_new ();
  Offer *offer;

  if (offers == NULL)
    return;
  offer = g_object_get_data (G_OBJECT (button), "offer");
  g_clear_object (&offer->question);
  offer->offers = offers;
  for (guint i = 0; i < offers->offers->len; i++)
    {
      const RapportTextOffer *text = g_ptr_array_index (offers->offers, i);
      g_auto(GStrv) parts = g_strsplit (text->title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "texts.insert", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_sensitive (button, offers->offers->len > 0);
}

/**
 * rapport_text_button_new:
 * @form: where it stands, as long as which it lives
 * @field: of several lines, into which a text goes
 *
 * Returns: (transfer floating): a button that offers the playbooks and texts for @customer (FR-14)
 */
GtkWidget *
rapport_text_button_new (RapportContext *context,
                         gint64          customer,
                         RapportForm    *form,
                         guint           field)
{
  static const GActionEntry entries[] = { { .name = "insert", .activate = chosen_cb, .parameter_type = "u" } };
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *button = gtk_menu_button_new ();
  Offer *offer = g_new0 (Offer, 1);

  offer->context = g_object_ref (context);
  offer->form = form;
  offer->field = field;
  g_object_set_data_full (G_OBJECT (button), "offer", offer, offer_free);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), offer);
  gtk_widget_insert_action_group (button, "texts", G_ACTION_GROUP (actions));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Te_xts…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _("Playbooks and texts for the customer’s tags, stage and industry"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, FALSE);
  rapport_book_read_async (rapport_context_get_book (context), &offer->question, read_offers,
                           g_memdup2 (&customer, sizeof customer), g_free, (GDestroyNotify) rapport_text_offers_free,
                           read_cb, button);
  return button;
}
