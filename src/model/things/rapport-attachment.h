/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportAttachment: a file kept beside the book, attached to a thing */
#define RAPPORT_TYPE_ATTACHMENT (rapport_attachment_get_type ())
G_DECLARE_FINAL_TYPE (RapportAttachment, rapport_attachment, RAPPORT, ATTACHMENT, RapportEntity)

/** RapportAttachmentField: indices of the fields */
typedef enum
{
  RAPPORT_ATTACHMENT_CUSTOMER,
  RAPPORT_ATTACHMENT_THING,
  RAPPORT_ATTACHMENT_THING_UID,
  RAPPORT_ATTACHMENT_NAME,
  RAPPORT_ATTACHMENT_KIND,
  RAPPORT_ATTACHMENT_SHA256,
  RAPPORT_ATTACHMENT_SIZE,
  RAPPORT_ATTACHMENT_MEDIA_TYPE,
  RAPPORT_ATTACHMENT_ADDED_AT,
  RAPPORT_ATTACHMENT_MEMBER,
  RAPPORT_ATTACHMENT_NOTES,
  RAPPORT_ATTACHMENT_N_FIELDS,
} RapportAttachmentField;

extern const RapportEntityInfo rapport_attachment_info;

extern const RapportChoice rapport_attachment_kinds[];

RapportAttachment *rapport_attachment_new (void);

G_END_DECLS
