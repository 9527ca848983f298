/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-draft.h"
#include "rapport-drafts.h"
#include "rapport-keep-timer.h"

#define IN_USE "rapport-drafts-in-use"

/**
 * RapportDraft:
 * Keeps what is half typed in a dialog, so that it survives closing and a crash, until it is stored
 * or thrown away. Each start of a form has its own, so that none is written over another.
 */
struct _RapportDraft
{
  GObject           parent_instance;

  RapportBook      *book;
  char             *form;
  gint64            thing;
  RapportDraftFunc  func;
  gpointer          data;
  RapportKeepTimer  keep_timer;
  gboolean          is_kept;
};

G_DEFINE_FINAL_TYPE (RapportDraft, rapport_draft, G_TYPE_OBJECT)

/* The drafts that open dialogs of this process hold. */
static GHashTable *
get_in_use (RapportBook *book)
{
  GHashTable *in_use = g_object_get_data (G_OBJECT (book), IN_USE);

  if (in_use == NULL)
    {
      in_use = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (book), IN_USE, in_use, (GDestroyNotify) g_hash_table_unref);
    }
  return in_use;
}

static void
use (RapportDraft *self,
     gint64        thing)
{
  if (self->thing != 0)
    g_hash_table_remove (get_in_use (self->book), &self->thing);
  self->thing = thing;
  if (thing != 0)
    g_hash_table_add (get_in_use (self->book), g_memdup2 (&thing, sizeof thing));
}

static void
offer_free (gpointer data)
{
  RapportDraftOffer *offer = data;

  g_variant_unref (offer->content);
  g_free (offer->title);
  g_free (offer);
}

static void
rapport_draft_dispose (GObject *object)
{
  RapportDraft *self = RAPPORT_DRAFT (object);

  /* the program may be quit while somebody types */
  rapport_keep_timer_flush (&self->keep_timer);
  if (self->book != NULL)
    use (self, 0);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (rapport_draft_parent_class)->dispose (object);
}

static void
rapport_draft_finalize (GObject *object)
{
  g_free (RAPPORT_DRAFT (object)->form);

  G_OBJECT_CLASS (rapport_draft_parent_class)->finalize (object);
}

static void
rapport_draft_class_init (RapportDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rapport_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = rapport_draft_finalize;
}

static void
rapport_draft_init (RapportDraft *self)
{
  rapport_keep_timer_init (&self->keep_timer, (GSourceOnceFunc) rapport_draft_keep, self);
}

/**
 * rapport_draft_new:
 * @form: stable name of the kind of form
 * @func: tells what is typed; must work until the draft is forgotten or gone
 *
 * Returns: (transfer full): an empty draft
 */
RapportDraft *
rapport_draft_new (RapportBook      *book,
                   const char       *form,
                   RapportDraftFunc  func,
                   gpointer          data)
{
  RapportDraft *self;

  g_return_val_if_fail (RAPPORT_IS_BOOK (book), NULL);
  g_return_val_if_fail (form != NULL && func != NULL, NULL);

  self = g_object_new (RAPPORT_TYPE_DRAFT, NULL);
  self->book = g_object_ref (book);
  self->form = g_strdup (form);
  self->func = func;
  self->data = data;
  return self;
}

/**
 * rapport_draft_dup_offers:
 *
 * Returns: (transfer full) (element-type RapportDraftOffer): what can be gone on with, the latest
 *   first; what an open dialog holds is left out
 */
GPtrArray *
rapport_draft_dup_offers (RapportDraft *self)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);
  g_autoptr(GPtrArray) kept = NULL;

  g_return_val_if_fail (RAPPORT_IS_DRAFT (self), offers);

  kept = rapport_drafts_list (self->book, self->form);
  for (guint i = 0; i < kept->len; i++)
    {
      const RapportKeptDraft *draft = g_ptr_array_index (kept, i);
      g_autoptr(GVariant) content = g_variant_parse (G_VARIANT_TYPE_VARDICT, draft->content, NULL, NULL, NULL);
      RapportDraftOffer *offer;

      if (content == NULL || g_hash_table_contains (get_in_use (self->book), &draft->thing))
        continue;
      offer = g_new0 (RapportDraftOffer, 1);
      offer->thing = draft->thing;
      offer->at = draft->at;
      g_variant_lookup (content, RAPPORT_DRAFT_CUSTOMER, "x", &offer->customer);
      g_variant_lookup (content, RAPPORT_DRAFT_TITLE, "s", &offer->title);
      offer->content = g_steal_pointer (&content);
      g_ptr_array_add (offers, offer);
    }
  return offers;
}

/**
 * rapport_draft_take:
 * @thing: an offer's
 *
 * The form goes on with another draft; what is typed in it is to be kept before.
 *
 * Returns: (transfer full) (nullable): what is to be shown; NULL when it is gone
 */
GVariant *
rapport_draft_take (RapportDraft *self,
                    gint64        thing)
{
  g_autoptr(GPtrArray) offers = NULL;

  g_return_val_if_fail (RAPPORT_IS_DRAFT (self), NULL);

  rapport_keep_timer_stop (&self->keep_timer);
  offers = rapport_draft_dup_offers (self);
  use (self, 0);
  self->is_kept = FALSE;
  for (guint i = 0; i < offers->len; i++)
    {
      const RapportDraftOffer *offer = g_ptr_array_index (offers, i);

      if (offer->thing != thing)
        continue;
      use (self, thing);
      self->is_kept = TRUE;
      return g_variant_ref (offer->content);
    }
  return NULL;
}

/**
 * rapport_draft_take_latest:
 * @customer: whom it is about, 0 for nobody
 *
 * The form goes on with what was begun last about just this customer.
 *
 * Returns: (transfer full) (nullable): what is to be shown; NULL when nothing was begun
 */
GVariant *
rapport_draft_take_latest (RapportDraft *self,
                           gint64        customer)
{
  g_autoptr(GPtrArray) offers = NULL;

  g_return_val_if_fail (RAPPORT_IS_DRAFT (self), NULL);

  offers = rapport_draft_dup_offers (self);
  for (guint i = 0; i < offers->len; i++)
    {
      const RapportDraftOffer *offer = g_ptr_array_index (offers, i);

      if (offer->customer == customer)
        return rapport_draft_take (self, offer->thing);
    }
  return NULL;
}

/**
 * rapport_draft_find_customer:
 * @content: (nullable): a draft
 *
 * Returns: whom it is about; 0 for nobody, also when the customer was deleted meanwhile
 */
gint64
rapport_draft_find_customer (RapportDraft *self,
                             GVariant     *content)
{
  g_autoptr(RapportEntity) customer = NULL;
  gint64 id = 0;

  g_return_val_if_fail (RAPPORT_IS_DRAFT (self), 0);

  if (content != NULL && g_variant_lookup (content, RAPPORT_DRAFT_CUSTOMER, "x", &id))
    customer = rapport_book_get (self->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  return customer != NULL ? id : 0;
}

/** rapport_draft_touch: something was typed; it is kept in a moment */
void
rapport_draft_touch (RapportDraft *self)
{
  g_return_if_fail (RAPPORT_IS_DRAFT (self));

  rapport_keep_timer_start (&self->keep_timer);
}

/** rapport_draft_keep: keeps what is typed, at once; when that is nothing, nothing is kept */
void
rapport_draft_keep (RapportDraft *self)
{
  g_autoptr(GVariant) content = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (RAPPORT_IS_DRAFT (self));

  rapport_keep_timer_stop (&self->keep_timer);
  content = self->func (self->data);
  if (content == NULL)
    {
      rapport_draft_forget (self);
      return;
    }
  g_variant_ref_sink (content);
  if (self->thing == 0)
    use (self, g_get_real_time ());
  text = g_variant_print (content, TRUE);
  rapport_drafts_save (self->book, self->form, self->thing, text);
  self->is_kept = TRUE;
}

/** rapport_draft_forget: throws it away, as it is stored or not wanted; typing begins another */
void
rapport_draft_forget (RapportDraft *self)
{
  g_return_if_fail (RAPPORT_IS_DRAFT (self));

  rapport_keep_timer_stop (&self->keep_timer);
  if (self->is_kept)
    rapport_drafts_remove (self->book, self->form, self->thing);
  self->is_kept = FALSE;
  use (self, 0);
}
