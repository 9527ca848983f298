/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-attachment.h"

/* hexadecimal digits */
#define SHA256_LENGTH 64

const RapportChoice rapport_attachment_kinds[] = {
  { "proposal", NC_("choice", "Proposal") },
  { "contract", NC_("choice", "Contract") },
  { "quotation", NC_("choice", "Quotation") },
  { "case", NC_("choice", "Case") },
  { "photo", NC_("choice", "Photo") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_ATTACHMENT_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_ATTACHMENT_THING] =
    { "thing", RAPPORT_FIELD_TEXT, NC_("field", "Attached to"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ATTACHMENT_THING_UID] =
    { "thing-uid", RAPPORT_FIELD_TEXT, NC_("field", "Attached to (identity)"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ATTACHMENT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "File name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_ATTACHMENT_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of file"),
      .choices = rapport_attachment_kinds },
  [RAPPORT_ATTACHMENT_SHA256] =
    { "sha256", RAPPORT_FIELD_TEXT, NC_("field", "SHA-256"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ATTACHMENT_SIZE] =
    { "size", RAPPORT_FIELD_INTEGER, NC_("field", "Size in bytes"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_POSITIVE },
  [RAPPORT_ATTACHMENT_MEDIA_TYPE] =
    { "media-type", RAPPORT_FIELD_TEXT, NC_("field", "Type of file"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ATTACHMENT_ADDED_AT] =
    { "added-at", RAPPORT_FIELD_INSTANT, NC_("field", "Added"),
      .flags = RAPPORT_FIELD_WHEN | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_ATTACHMENT_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_ATTACHMENT_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_attachment_check (RapportEntity *self,
                          GPtrArray     *problems)
{
  const char *sha256 = rapport_entity_get_text (self, RAPPORT_ATTACHMENT_SHA256);

  if (sha256 != NULL && (strlen (sha256) != SHA256_LENGTH || strspn (sha256, "0123456789abcdef") != SHA256_LENGTH))
    rapport_problems_add (problems, "sha256", RAPPORT_SEVERITY_ERROR,
                          _("The checksum of the file can’t be read."));
}

const RapportEntityInfo rapport_attachment_info = {
  .name = "attachment",
  .label = NC_("thing", "Attachment"),
  .plural = NC_("thing", "Attachments"),
  .icon = "mail-attachment-symbolic",
  .search = 26,
  .get_type = rapport_attachment_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_attachment_check,
};

RAPPORT_DEFINE_THING (RapportAttachment, rapport_attachment)
