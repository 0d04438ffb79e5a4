// SPDX-License-Identifier: Apache-2.0

// The API's description against the schemas of the OpenAPI Initiative. The file is the one that the
// tests of `widgets` hold the answer of the server against.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

function description() {
  return JSON.parse(readFileSync('../../test/resources/openapi.json', 'utf8'));
}

test('validate_description_isOpenApi31', async () => {
  const validator = new Validator();

  const { valid, errors } = await validator.validate(description());

  assert.ok(valid, JSON.stringify(errors));
  assert.equal(validator.version, '3.1');
});

test('validate_brokenDescription_isRefused', async () => {
  const broken = description();
  delete broken.components.parameters.measure.name;

  const { valid } = await new Validator().validate(broken);

  assert.equal(valid, false);
});
